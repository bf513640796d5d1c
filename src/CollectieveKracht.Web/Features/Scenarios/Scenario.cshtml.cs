using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Scenarios;

/// <summary>What is likely ahead of a collective in some phase, of some size and sector, what others did about it, and how sure that is.</summary>
[PublicPage]
public sealed class ScenarioModel(PlatformDb db, CountedWaves waves, Listings listings, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    private const int ShownAhead = 5, TopChallenges = 5, ShownArticles = 6, ShownHelpers = 4;

    public Vocabulary Vocabulary { get; private set; } = null!;

    public ScenarioRequest Asked { get; private set; } = null!;

    /// <summary>Null when no wave is published, or so few answered that nothing may be shown.</summary>
    public ScenarioOutlook? Likely { get; private set; }

    public Outlook? Outlook => Likely?.Outlook;

    /// <summary>Of what the next phase ticks more often, the largest differences.</summary>
    public IReadOnlyList<ChallengeAhead> Ahead => [.. (Outlook?.NextPhase?.Challenges ?? []).Take(ShownAhead)];

    public IReadOnlyList<Hit> Articles { get; private set; } = [];

    public IReadOnlyList<HelpingCollective> Helpers { get; private set; } = [];

    /// <summary>The chains of the report that begin at, or go on from, what is ticked most.</summary>
    public IReadOnlyList<ChainOutline> Chains { get; private set; } = [];

    /// <summary>What is known of the collective and yet not shared by those it is compared with.</summary>
    public IReadOnlyList<Subject> GivenUp => [.. new[] { Asked.Situation.Phase, Asked.Situation.SizeClass, Asked.Situation.Sector }.OfType<Subject>().Except(Outlook?.Peers.Shared ?? [])];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Asked = ScenarioRequest.Read(Request, Vocabulary);
        Likely = await ScenarioOutlook.ReadAsync(waves, Asked, cancel);
        string[] top = [.. (Outlook?.Challenges ?? []).Take(TopChallenges).Select(likely => Vocabulary.ChallengeIn(likely.Tally.Subject.Slug).Slug)];
        if (top.Length == 0) return;

        Articles = await listings.WhatOthersDidAsync(top, Asked, current.Viewer, ShownArticles, cancel);
        Helpers = await db.WhoSolvedAndHelp(top, Asked.Sector?.Slug).Take(ShownHelpers).ToListAsync(cancel);
        Chains = [.. Vocabulary.Chains.Where(chain => chain.Places.Any(place => top.Contains(place.Slug) && chain.Places.Any(later => later.Step > place.Step)))];
    }

    /// <summary>What a characteristic is called.</summary>
    public string NameOf(Subject characteristic) =>
        StandardQuestions.ListOf(characteristic.Kind) is { } list ? Vocabulary.Name(list, characteristic.Slug) : characteristic.Slug;
}
