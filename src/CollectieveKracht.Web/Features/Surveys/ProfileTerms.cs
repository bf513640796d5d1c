using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Surveys;

/// <summary>What the profile of a collective says of the characteristics that a wave asks.</summary>
public static class ProfileTerms
{
    /// <param name="countedAs">One of the kinds of characteristics in <see cref="SubjectKind"/>; any other gives nothing.</param>
    public static IEnumerable<Term> TermsOf(this Collective collective, string countedAs) => countedAs switch
    {
        SubjectKind.Sector => [collective.Sector],
        SubjectKind.ActivityField => collective.Activities,
        SubjectKind.LegalForm => [collective.LegalForm],
        SubjectKind.WorkingArea => [collective.WorkingArea],
        SubjectKind.SizeClass => Known(collective.SizeClass),
        SubjectKind.TargetGroup => collective.TargetGroups,
        SubjectKind.MembershipCondition => collective.MembershipConditions,
        SubjectKind.GovernmentRelation => Known(collective.GovernmentRelation),
        SubjectKind.Phase => Known(collective.Phase),
        _ => [],
    };

    private static Term[] Known(Term? term) => term is null ? [] : [term];
}
