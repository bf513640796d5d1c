using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>A collective: what it can help with, what it faces, what it shared, who is like it.</summary>
[PublicPage]
public sealed class ProfileModel(
    PlatformDb db, VocabularyCache vocabularies, CurrentViewer current, TimeProvider clock, IStringLocalizer<CollectivesText> texts) : PageModel
{
    private const int ShownArticles = 10, ShownQuestions = 5, ShownSimilar = 3;

    public Profile Profile { get; private set; } = null!;

    public Vocabulary Vocabulary { get; private set; } = null!;

    public IReadOnlyList<FacedChallenge> Challenges { get; private set; } = [];

    public IReadOnlyList<Hit> Articles { get; private set; } = [];

    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    public IReadOnlyList<SimilarCollective> Similar { get; private set; } = [];

    public DateTimeOffset? VerifiedAt { get; private set; }

    public StoneMap Map => new(StoneGrid.Coarse) { Lit = Profile.Province.Code, Sector = Profile.Sector };

    /// <summary>Since its founding; null when the year is not known.</summary>
    public int? Years => Profile.FoundingYear is { } year ? Math.Max(0, clock.GetUtcNow().Year - year) : null;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return NotFound();
        if (await db.Collectives.Listed().Where(collective => collective.Slug == slug).AsProfiles(db).AsSingleQuery().FirstOrDefaultAsync(cancel) is not { } profile)
            return NotFound();

        Profile = profile;
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Challenges = await db.Recognitions.FacedBy(profile.Id).ToListAsync(cancel);
        Articles = await db.WrittenBy(profile.Id, current.Viewer).Take(ShownArticles).ToListAsync(cancel);
        Questions = await db.Questions.Where(question => question.AskedBy.Id == profile.Id).AsCards().Take(ShownQuestions).ToListAsync(cancel);
        Similar = await db.AlikeTo(profile, Challenges).Take(ShownSimilar).ToListAsync(cancel);
        VerifiedAt = await db.LastVerifiedAsync(profile.Id, cancel);
        return Page();
    }

    /// <summary>Whether the collective keeps the page itself.</summary>
    public string Maintained() => texts[Profile.HasContact ? "MaintainedBySelf" : "ListedByOthers"];

    /// <summary>Who last looked at it and when.</summary>
    public string Checked()
    {
        if (Profile.ConfirmedAt is not { } confirmed) return VerifiedAt is { } verified ? texts["CheckedByModerator", Dates.InFull(verified)] : texts["NotChecked"];
        return VerifiedAt > confirmed ? texts["CheckedByModerator", Dates.InFull(VerifiedAt.Value)] : texts["CheckedBySelf", Dates.InFull(confirmed)];
    }

    /// <summary>In what another collective is alike, in a sentence.</summary>
    public string Likeness(SimilarCollective other)
    {
        List<string> same = [.. new[] { (other.SameSector, "Sector"), (other.SameLegalForm, "LegalForm"), (other.SameSize, "Size") }
            .Where(part => part.Item1).Select(part => texts["Same" + part.Item2].Value)];
        var facing = Challenges.Count(challenge => challenge.State == RecognitionState.PlaysNow);
        List<string> sentences = [];
        if (same.Count > 0) sentences.Add(texts["Same", same.Count == 1 ? same[0] : texts["And", string.Join(", ", same.SkipLast(1)), same[^1]].Value]);
        if (other.Shared > 0) sentences.Add(texts["SameChallenges", other.Shared, facing]);
        return string.Join(" ", sentences);
    }
}
