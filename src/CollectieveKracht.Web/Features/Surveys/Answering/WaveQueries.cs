using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>An open wave that one of a person's collectives has not sent in yet.</summary>
/// <param name="Collective">The slug of the collective.</param>
/// <param name="IsBegun">Whether someone of the collective began.</param>
public sealed record WaveToAnswer(string Slug, Label Name, DateOnly? AnswerBefore, string Collective, string CollectiveName, bool IsBegun);

/// <summary>How far one of a person's collectives is with a wave.</summary>
/// <param name="Answers">Null when nobody began.</param>
/// <param name="LastBy">Who saved last.</param>
public sealed record OwnProgress(string Slug, string Name, string Sector, TeamRole Role, AnswerSet? Answers, string? LastBy)
{
    public bool MayAnswer => Role != TeamRole.Member;
}

public static class WaveQueries
{
    private const int MostCollectives = 10;

    /// <summary>What these collectives can still answer; the wave that opened first comes first. One that is made up asks real collectives nothing.</summary>
    public static async Task<IReadOnlyList<WaveToAnswer>> WavesToAnswerAsync(this PlatformDb db, IReadOnlyCollection<CollectiveId> collectives, CancellationToken cancel) =>
        collectives.Count == 0 ? [] : await (
            from wave in db.Waves.AsNoTracking()
            where wave.Stage == WaveStage.Open && wave.Questions.Any()
            from collective in db.Collectives.Listed()
            where collectives.Contains(collective.Id) && (!wave.IsExample || collective.IsExample)
            where !db.AnswerSets.Any(set => set.WaveSlug == wave.Slug && set.CollectiveId == collective.Id && set.SubmittedAt != null)
            orderby wave.OpenedAt, wave.Slug, collective.Name, collective.Id
            select new WaveToAnswer(
                wave.Slug, new Label(wave.Name.Nl, wave.Name.En), wave.AnswerBefore, collective.Slug, collective.Name,
                db.AnswerSets.Any(set => set.WaveSlug == wave.Slug && set.CollectiveId == collective.Id))).ToListAsync(cancel);

    /// <summary>How far the collectives that a person acts for are with a wave.</summary>
    public static async Task<IReadOnlyList<OwnProgress>> OwnProgressAsync(this PlatformDb db, string wave, AccountId me, CancellationToken cancel)
    {
        var acted = await (
            from membership in db.Memberships
            where membership.Person == me
            join collective in db.Collectives.Listed() on membership.CollectiveId equals collective.Id
            orderby collective.Name, collective.Id
            select new { collective.Id, collective.Slug, collective.Name, Sector = collective.Sector.Slug, membership.Role }).Take(MostCollectives).ToListAsync(cancel);
        var ids = acted.Select(each => (CollectiveId?)each.Id).ToArray();
        var sets = await db.AnswerSets.AsNoTracking().Include(set => set.Answers).Where(set => set.WaveSlug == wave && ids.Contains(set.CollectiveId)).ToListAsync(cancel);
        var last = sets.Where(set => set.Answers.Count > 0).ToDictionary(set => set.Id, set => set.Answers.MaxBy(answer => answer.At)!.By);
        var accounts = last.Values.OfType<AccountId>().Distinct().ToArray();
        var names = await db.Accounts.Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        return
        [
            .. from each in acted
               let set = sets.Find(set => set.CollectiveId == each.Id)
               let person = set is null ? null : last.GetValueOrDefault(set.Id)
               select new OwnProgress(each.Slug, each.Name, each.Sector, each.Role, set, person is { } account ? names.GetValueOrDefault(account) : null),
        ];
    }
}
