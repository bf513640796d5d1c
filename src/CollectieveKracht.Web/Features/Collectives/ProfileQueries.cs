using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>All that a profile tells of a collective itself. Characteristics are slugs of terms.</summary>
public sealed record Profile
{
    public required CollectiveId Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required bool IsVerified { get; init; }

    public required bool IsExample { get; init; }

    public required Place Municipality { get; init; }

    public required Place Province { get; init; }

    public required string Sector { get; init; }

    public required SectorReason SectorReason { get; init; }

    public required string? SectorOverrideReason { get; init; }

    public required IReadOnlyList<string> Activities { get; init; }

    public required string LegalForm { get; init; }

    public required string WorkingArea { get; init; }

    public required int? Members { get; init; }

    public required string? SizeClass { get; init; }

    public required int? MemberLimit { get; init; }

    public required string? MemberLimitReason { get; init; }

    public required IReadOnlyList<string> TargetGroups { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    public required string? GovernmentRelation { get; init; }

    public required string? Phase { get; init; }

    public required int? FoundingYear { get; init; }

    public required string? Website { get; init; }

    public required string[] Offered { get; init; }

    public required string[] Sought { get; init; }

    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether people act for it, so that it keeps its page itself.</summary>
    public required bool HasContact { get; init; }

    /// <summary>Since when nobody answered the question whether it is still right; null when someone did.</summary>
    public required DateTimeOffset? FadedAt { get; init; }

    public required IReadOnlyList<Place> Networks { get; init; }

    public bool IsFoundation => LegalForm == Collective.FoundationSlug;

    /// <summary>The first letters of the last two words of the name: what comes before is often what kind of collective it is.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(2).Select(word => char.ToUpperInvariant(word[0])));
}

/// <summary>Something with a page of its own.</summary>
/// <param name="Code">CBS code of a region; empty for others.</param>
public sealed record Place(string Slug, string Name, string Code = "");

/// <summary>A challenge on a profile and how it stands.</summary>
public sealed record FacedChallenge(ChallengeId Id, string Slug, Label Name, RecognitionState State, DateTimeOffset ChangedAt);

/// <summary>Another collective that may have met the same, and in what it is alike.</summary>
/// <param name="Shared">How many of the challenges that play now it recognises as well.</param>
public sealed record SimilarCollective(
    string Slug, string Name, string Sector, bool IsExample, bool SameSector, bool SameLegalForm, bool SameSize, int Shared);

public static class ProfileQueries
{
    private const int Candidates = 100, MostChallenges = 8;

    public static IQueryable<Profile> AsProfiles(this IQueryable<Collective> collectives, PlatformDb db) =>
        from collective in collectives
        join province in db.Regions on collective.Municipality.ParentCode equals province.Code
        select new Profile
        {
            Id = collective.Id,
            Slug = collective.Slug,
            Name = collective.Name,
            Summary = collective.Summary,
            IsVerified = collective.Standing == CollectiveStanding.Verified,
            IsExample = collective.IsExample,
            Municipality = new Place(collective.Municipality.Slug, collective.Municipality.Name, collective.Municipality.Code),
            Province = new Place(province.Slug, province.Name, province.Code),
            Sector = collective.Sector.Slug,
            SectorReason = collective.SectorReason,
            SectorOverrideReason = collective.SectorOverrideReason,
            Activities = collective.Activities.OrderBy(term => term.Position).Select(term => term.Slug).ToList(),
            LegalForm = collective.LegalForm.Slug,
            WorkingArea = collective.WorkingArea.Slug,
            Members = collective.MemberCount,
            SizeClass = collective.SizeClass == null ? null : collective.SizeClass.Slug,
            MemberLimit = collective.MemberLimit,
            MemberLimitReason = collective.MemberLimitReason,
            TargetGroups = collective.TargetGroups.OrderBy(term => term.Position).Select(term => term.Slug).ToList(),
            Conditions = collective.MembershipConditions.OrderBy(term => term.Position).Select(term => term.Slug).ToList(),
            GovernmentRelation = collective.GovernmentRelation == null ? null : collective.GovernmentRelation.Slug,
            Phase = collective.Phase == null ? null : collective.Phase.Slug,
            FoundingYear = collective.FoundingYear,
            Website = collective.Website,
            Offered = collective.ExpertiseOffered,
            Sought = collective.ExpertiseSought,
            ConfirmedAt = collective.ConfirmedAt,
            FadedAt = collective.FadedAt,
            HasContact = db.Memberships.Any(membership => membership.CollectiveId == collective.Id && membership.Role == TeamRole.Contact),
            Networks = collective.Networks.OrderBy(network => network.Slug).Select(network => new Place(network.Slug, network.Name, "")).ToList(),
        };

    /// <summary>What plays now first, then what played before, then what is solved.</summary>
    public static IQueryable<FacedChallenge> FacedBy(this IQueryable<Recognition> recognitions, CollectiveId collective) => recognitions
        .Where(recognition => recognition.CollectiveId == collective && !recognition.Challenge.IsRetired)
        .OrderBy(recognition => recognition.State == RecognitionState.PlaysNow ? 0 : recognition.State == RecognitionState.PlayedBefore ? 1 : 2)
        .ThenBy(recognition => recognition.Challenge.Category.Position).ThenBy(recognition => recognition.Challenge.Position)
        .ThenBy(recognition => recognition.ChallengeId)
        .Select(recognition => new FacedChallenge(
            recognition.ChallengeId, recognition.Challenge.Slug, new Label(recognition.Challenge.ShortName.Nl, recognition.Challenge.ShortName.En),
            recognition.State, recognition.ChangedAt));

    /// <summary>What was written in its name, as far as the viewer may see it; newest first.</summary>
    public static IQueryable<Hit> WrittenBy(this PlatformDb db, CollectiveId collective, Viewer viewer)
    {
        var audiences = viewer.Audiences;
        return db.Articles
            .Where(article => article.CollectiveId == collective)
            .Join(db.SearchEntries, article => (Guid)(object)article.Id, entry => entry.SubjectId, (_, entry) => entry)
            .Where(entry => audiences.Contains(entry.Audience))
            .OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId)
            .Select(entry => new Hit(
                entry.SubjectId, entry.Number, entry.Kind, entry.Slug, entry.Language, entry.Title, entry.Summary, entry.Byline, entry.Facets,
                entry.NewestAt, entry.Recognised, entry.IsExample));
    }

    /// <summary>
    /// Those most alike: of the same sector, form and size, and with most of the same challenges. What they share counts
    /// whether it plays with them now or is behind them, since who solved it has most to tell.
    /// </summary>
    public static IQueryable<SimilarCollective> AlikeTo(this PlatformDb db, Profile profile, IEnumerable<FacedChallenge> challenges)
    {
        var facing = challenges.Where(challenge => challenge.State == RecognitionState.PlaysNow).Select(challenge => challenge.Id).ToArray();
        var candidates = db.OfTheSameSector(profile);
        if (facing.Length > 0) candidates = candidates.Union(db.SharingMost(facing));
        return
            from other in db.Collectives.Listed()
            where candidates.Contains(other.Id)
            let count = db.Recognitions.Count(recognition => recognition.CollectiveId == other.Id && facing.Contains(recognition.ChallengeId))
            let sameSector = other.Sector.Slug == profile.Sector
            let sameLegalForm = other.LegalForm.Slug == profile.LegalForm
            let sameSize = other.SizeClass != null && other.SizeClass!.Slug == profile.SizeClass
            where other.Id != profile.Id && (sameSector || count > 1)
            orderby (sameSector ? 3 : 0) + (sameLegalForm ? 1 : 0) + (sameSize ? 1 : 0) + count descending, other.Slug
            select new SimilarCollective(
                other.Slug, other.Name, other.Sector.Slug, other.IsExample, sameSector, sameLegalForm, sameSize, count);
    }

    // Enough to choose from among those of one sector, which may be thousands.
    private static IQueryable<CollectiveId> OfTheSameSector(this PlatformDb db, Profile profile) => db.Collectives.Listed()
        .Where(other => other.Sector.Slug == profile.Sector)
        .OrderByDescending(other => (other.LegalForm.Slug == profile.LegalForm ? 1 : 0) + (other.SizeClass!.Slug == profile.SizeClass ? 1 : 0))
        .ThenByDescending(other => other.Id)
        .Take(Candidates)
        .Select(other => other.Id);

    // An identifier begins with the moment of its making: of each challenge the newest are looked at, straight from the index.
    private static IQueryable<CollectiveId> SharingMost(this PlatformDb db, IEnumerable<ChallengeId> challenges) => challenges.Take(MostChallenges)
        .Select(challenge => db.Recognitions
            .Where(recognition => recognition.ChallengeId == challenge)
            .OrderByDescending(recognition => recognition.CollectiveId)
            .Select(recognition => recognition.CollectiveId)
            .Take(Candidates))
        .Aggregate((some, more) => some.Concat(more))
        .GroupBy(id => id)
        .Where(same => same.Count() > 1)
        .OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key)
        .Select(same => same.Key)
        .Take(Candidates);

    /// <summary>When a moderator last checked it; null when none did.</summary>
    public static Task<DateTimeOffset?> LastVerifiedAsync(this PlatformDb db, CollectiveId collective, CancellationToken cancel) =>
        db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Subject == "collective" && entry.SubjectId == collective.Value && entry.Act == "verify")
            .OrderByDescending(entry => entry.Id)
            .Select(entry => (DateTimeOffset?)entry.At)
            .FirstOrDefaultAsync(cancel);
}
