using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.OwnData;

/// <summary>What the platform keeps of each person: their account, how they sign in, what was mailed, what they wrote and did.</summary>
public static class AccountData
{
    public static void AddAccountData(this IServiceCollection services)
    {
        services.AddPersonalData(new("account", [typeof(Account), typeof(Person)], async (db, id, cancel) => await (
            from account in db.Accounts
            join person in db.People on account.Id equals person.Id
            where account.Id == id
            select new { Id = account.Id.Value, account.Name, account.Roles, Affiliation = account.Affiliation == null ? null : new { Kind = account.Affiliation.Kind.ToString(), account.Affiliation.Organisation, account.Affiliation.AskedAt, account.Affiliation.VerifiedAt, account.Affiliation.Refusal }, person.Email, person.Language, person.Theme, person.MadeAt, HasPassword = person.PasswordHash != null, HasSecondFactor = person.TwoFactorEnabled })
            .SingleOrDefaultAsync(cancel)));

        services.AddPersonalData(new("sessions", [typeof(Session)], async (db, id, cancel) => await db.Sessions.Where(session => session.PersonId == id)
            .OrderBy(session => session.Id)
            .Select(session => new { session.Browser, session.Method, session.HasSecondFactor, session.MadeAt, session.LastSeenAt }).ToListAsync(cancel)));

        services.AddPersonalData(new("mailConsents", [typeof(MailConsent)], async (db, id, cancel) => await db.MailConsents.Where(consent => consent.PersonId == id)
            .OrderBy(consent => consent.Topic).Select(consent => new { consent.Topic, consent.GivenAt }).ToListAsync(cancel)));

        services.AddPersonalData(new("passkeys", [typeof(IdentityUserPasskey<AccountId>)], async (db, id, cancel) =>
            (await db.Set<IdentityUserPasskey<AccountId>>().AsNoTracking().Where(passkey => passkey.UserId == id).ToListAsync(cancel))
            .Select(passkey => new { passkey.Data.Name, passkey.Data.CreatedAt })));

        services.AddPersonalData(new("externalSignIns", [typeof(IdentityUserLogin<AccountId>)], async (db, id, cancel) =>
            await db.Set<IdentityUserLogin<AccountId>>().Where(external => external.UserId == id)
                .Select(external => new { Organisation = external.ProviderDisplayName, Issuer = external.LoginProvider, KnownThereAs = external.ProviderKey }).ToListAsync(cancel)));

        // Secrets of an authenticator app and codes are told of by their being there only: what opens a door is in no download.
        services.AddPersonalData(new("mailedCodes", [typeof(MailCode), typeof(IdentityUserToken<AccountId>)], async (db, id, cancel) =>
            await OfAddress(db, id, (codes, address) => codes.MailCodes.Where(code => code.NormalizedAddress == Person.Normalized(address))
                .OrderBy(code => code.Id).Select(code => new { code.Address, code.Use, code.MadeAt }), cancel))
        {
            EraseAsync = async (db, id, cancel) =>
            {
                var normalized = await db.People.Where(person => person.Id == id).Select(person => person.NormalizedEmail).SingleOrDefaultAsync(cancel);
                await db.MailCodes.Where(code => code.NormalizedAddress == normalized).ExecuteDeleteAsync(cancel);
            },
        });

        services.AddPersonalData(new("mails", [typeof(OutboxMail)], async (db, id, cancel) =>
            await OfAddress(db, id, (mails, address) => mails.OutboxMails.Where(mail => mail.Address == address)
                .OrderBy(mail => mail.Id).Select(mail => new { mail.Kind, mail.Address, mail.State, mail.WrittenAt }), cancel))
        {
            EraseAsync = async (db, id, cancel) =>
            {
                var address = await db.People.Where(person => person.Id == id).Select(person => person.Email).SingleOrDefaultAsync(cancel);
                await db.OutboxMails.Where(mail => mail.Address == address).ExecuteDeleteAsync(cancel);
            },
        });

        // What people wrote stays, under no name: the account that it refers to has none any more.
        services.AddPersonalData(new("articles", [typeof(Article), typeof(Revision)], async (db, id, cancel) => await db.Revisions.Where(revision => revision.AuthorId == id)
            .Join(db.Articles, revision => revision.ArticleId, article => article.Id, (revision, article) => new { revision, article.Slug })
            .OrderBy(both => both.revision.Id)
            .Select(both => new { both.Slug, both.revision.Number, both.revision.State, both.revision.CreatedAt, both.revision.Title, both.revision.Summary, both.revision.BodyMarkdown })
            .ToListAsync(cancel)));

        // The log keeps the number of the account, which is nobody's once the person is gone.
        services.AddPersonalData(new("log", [typeof(AuditEntry)], async (db, id, cancel) => await db.AuditEntries.Where(entry => entry.ActorId == id)
            .OrderBy(entry => entry.Id).Select(entry => new { entry.At, entry.Subject, entry.SubjectId, entry.Act, entry.Before, entry.After, entry.Why }).ToListAsync(cancel)));
    }

    private static async Task<object?> OfAddress<T>(PlatformDb db, AccountId id, Func<PlatformDb, string, IQueryable<T>> of, CancellationToken cancel) =>
        await db.People.Where(person => person.Id == id).Select(person => person.Email).SingleOrDefaultAsync(cancel) is { } address
            ? await of(db, address).ToListAsync(cancel)
            : null;
}
