using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>A mail that needs a look: without content, and with no more of the address than its domain.</summary>
/// <param name="IsInDoubt">It was being handed over when its site died.</param>
/// <param name="CanBeSentAgain">Nothing tries it any more by itself.</param>
public sealed record TroubledMail(Guid Id, string Kind, string Domain, DateTimeOffset WrittenAt, int Tries, string? Trouble, bool IsInDoubt, bool CanBeSentAgain);

/// <summary>How the mail goes.</summary>
public sealed record MailOverview(int Waiting, int Sent, int InDoubt, int Failed, IReadOnlyList<TroubledMail> Troubled)
{
    private const int Shown = 50;

    /// <summary>A hand-over takes minutes at most.</summary>
    public static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(10);

    public static async Task<MailOverview> ReadAsync(PlatformDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var counts = await db.OutboxMails.GroupBy(mail => mail.State).Select(mails => new { State = mails.Key, Count = mails.Count() })
            .ToDictionaryAsync(mails => mails.State, mails => mails.Count, cancel);
        var handedOverBefore = now - LongestHandOver;
        var troubled = await db.OutboxMails
            .Where(mail => mail.State == MailState.Failed || (mail.State == MailState.Waiting && mail.Trouble != null) || (mail.State == MailState.HandingOver && mail.EndedAt < handedOverBefore))
            .OrderByDescending(mail => mail.WrittenAt).ThenBy(mail => mail.Id).Take(Shown)
            .Select(mail => new { mail.Id, mail.Kind, mail.Address, mail.WrittenAt, mail.Tries, mail.Trouble, mail.State })
            .ToListAsync(cancel);

        return new(
            counts.GetValueOrDefault(MailState.Waiting), counts.GetValueOrDefault(MailState.Sent),
            counts.GetValueOrDefault(MailState.HandingOver), counts.GetValueOrDefault(MailState.Failed),
            [.. troubled.Select(mail => new TroubledMail(
                mail.Id, mail.Kind, mail.Address[(mail.Address.LastIndexOf('@') + 1)..], mail.WrittenAt, mail.Tries, mail.Trouble,
                mail.State is MailState.HandingOver, mail.State is not MailState.Waiting))]);
    }
}
