using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

/// <summary>
/// Every state, act and role over HTTP, each with a valid form of whoever sends it. What may happen comes from the domain's own table. Sending in
/// and publishing at once start from a manuscript and are tested with that.
/// </summary>
[Trait("Trust", "T09")]
public sealed class EveryActTests(PostgresTemplate template) : ModerationTest(template)
{
    private const string Visits = "visitor", Member = "member", Author = "author", AuthorWhoModerates = "author who is a moderator", Holder = "moderator who holds the claim or decided",
        Other = "another moderator", WithoutSecondStep = "moderator without a second factor", Elsewhere = "moderator of another sector", Administers = "administrator";

    private static readonly RevisionAct[] Acts = [.. Enum.GetValues<RevisionAct>().Except([RevisionAct.Submit, RevisionAct.PublishAtOnce])];

    private static readonly Placement Energy = new() { Kind = KnowledgeKind.HowTo, Challenges = ["leiderschap"], Sectors = ["energie"] };

    private Person _author = null!;
    private Person _holder = null!;

    public static TheoryData<string> Roles => new(Visits, Member, Author, AuthorWhoModerates, Holder, Other, WithoutSecondStep, Elsewhere, Administers);

    [Theory, MemberData(nameof(Roles))]
    public async Task An_act_changes_a_text_only_where_the_table_has_it_and_for_whom_it_names(string role)
    {
        _author = role == AuthorWhoModerates ? await NamedAsync("Anna", Role.Moderator) : await NamedAsync("Anna");
        _holder = await NamedAsync("Hanna", Role.Moderator);
        var browser = await BrowserAsync(role);
        var wrong = new List<string>();

        foreach (var (state, isAtOnce) in Enum.GetValues<RevisionState>().Select(state => (state, false)).Append((RevisionState.Published, true)))
        {
            // Of what is published already, the same button says that it is in order.
            foreach (var act in Acts.Except([isAtOnce ? RevisionAct.Publish : RevisionAct.Accept]))
            {
                var id = await RevisionThatIsAsync(state, isAtOnce, isClaimed: act != RevisionAct.TakeUp);
                var before = await FindAsync(id);

                using var answer = await SendAsync(browser, role, act, id);

                var (after, move) = (await FindAsync(id), MoveOf(role, act, state, isAtOnce));
                var isRight = move is null
                    ? (after.State, after.Claim, after.AwaitsLook, after.DecidedAt, after.BodyMarkdown) == (before.State, before.Claim, before.AwaitsLook, before.DecidedAt, before.BodyMarkdown)
                    : after.State == move.To && (after.State, after.Claim, after.AwaitsLook, after.BodyMarkdown) != (before.State, before.Claim, before.AwaitsLook, before.BodyMarkdown);
                if (!isRight || (int)answer.StatusCode >= 500) wrong.Add($"{act} from {state}{(isAtOnce ? " at once" : "")}: {before.State} became {after.State}, answer {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>The move that this person may make here; null for none.</summary>
    private static RevisionMove? MoveOf(string role, RevisionAct act, RevisionState state, bool isAtOnce)
    {
        var move = RevisionMove.All.SingleOrDefault(known => known.Act == act && known.From == state);
        var fits = move?.By switch
        {
            null => false,
            Party.Author => role is Author or AuthorWhoModerates,
            Party.Moderator => role is Holder or Other && state != RevisionState.InReview || role is Holder,
            _ => role is Holder,
        };
        // A published text is looked at when it was published at once, and a decision on it is taken back when a moderator made it.
        return fits && (state != RevisionState.Published || act == RevisionAct.TakeBack != isAtOnce) ? move : null;
    }

    private async Task<HttpClient> BrowserAsync(string role)
    {
        switch (role)
        {
            case Visits: return Visitor;
            case Member: return await SignedInAsync(await NamedAsync("Lid"));
            case Author: return await SignedInAsync(_author);
            case AuthorWhoModerates: return await SignedInAsync(_author, hasSecondFactor: true);
            case Holder: return await SignedInAsync(_holder, hasSecondFactor: true);
            case Administers: return await SignedInAsync(await NamedAsync("Ada", Role.Administrator), hasSecondFactor: true);
            case WithoutSecondStep: return await SignedInAsync(await NamedAsync("Zonder", Role.Moderator));
            case Elsewhere:
                var elsewhere = await NamedAsync("Els", Role.Moderator);
                await ChangeAsync(db =>
                {
                    var remit = new ModeratorRemit(elsewhere.Id);
                    remit.Limit(["cultuur"], [], AccountId.New(), new Reason("Kent de sector."));
                    db.Add(remit);
                    return Task.CompletedTask;
                });
                return await SignedInAsync(elsewhere, hasSecondFactor: true);
            default: return await ModeratorAsync("Otto");
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string role, RevisionAct act, RevisionId id)
    {
        var (address, fields) = act switch
        {
            RevisionAct.Withdraw => ("/schrijven?handler=Withdraw", new[] { ("versie", id.Value.ToString()) }),
            RevisionAct.Appeal => ("/schrijven?handler=Appeal", [("versie", id.Value.ToString()), ("reden", "Dat klopt niet.")]),
            RevisionAct.Accept or RevisionAct.Publish => ($"/moderatie/{id.Value}?handler=Decide", [("besluit", nameof(Verdict.Publish)), ("reden", "Duidelijk.")]),
            RevisionAct.RequestChanges or RevisionAct.Reject => ($"/moderatie/{id.Value}?handler=Decide", [("besluit", act.ToString()), ("reden", "Niet duidelijk.")]),
            RevisionAct.Mend => ($"/moderatie/{id.Value}/bewerken", [("titel", "Een tekst"), ("samenvatting", "Een proef."), ("tekst", $"Verbeterd {Guid.NewGuid()}.")]),
            _ => ($"/moderatie/{id.Value}?handler={act}", []),
        };
        return browser.SubmitToAsync(address, role == Visits ? "/inloggen" : "/instellingen/meldingen", fields);
    }

    private Task<RevisionId> RevisionThatIsAsync(RevisionState state, bool isAtOnce, bool isClaimed) => InDatabaseAsync(async db =>
    {
        var (now, reason, placed) = (DateTimeOffset.UtcNow, new Reason("Zo is het."), new PlacedTerms([], [], []));
        var article = db.Add(NewArticle(_author, $"artikel-{Guid.NewGuid():N}")).Entity;
        var revision = Draft(article, _author, "Een tekst", Energy);
        await db.SaveChangesAsync(Cancel);
        var reviewer = As(_holder);
        if (isAtOnce)
        {
            article.PublishAtOnce(revision, _author.Id, AuthorRecord.Of(Enumerable.Repeat(true, AuthorRecord.TrustedAfter)), [], now, placed);
            if (isClaimed) revision.TakeUp(reviewer, now);
        }
        else
        {
            if (state != RevisionState.Draft) revision.Submit(_author.Id, now);
            if (state is not (RevisionState.Draft or RevisionState.Submitted)) revision.TakeUp(reviewer, now);
            if (state == RevisionState.ChangesRequested) article.RequestChanges(revision, reviewer, reason, now);
            if (state == RevisionState.Rejected) article.Reject(revision, reviewer, reason, now);
            if (state == RevisionState.Published) article.Publish(revision, reviewer, reason, now, placed);
        }

        await db.SaveChangesAsync(Cancel);
        return revision.Id;
    });
}
