using CollectieveKracht.Domain.Collectives;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives;

public sealed class CollectivesText;

public static class MemberText
{
    /// <summary>"210 leden"; a foundation has people involved instead. Nothing when the number is not known.</summary>
    public static string? Members(this IStringLocalizer<CollectivesText> texts, int? members, string legalForm) => (members, legalForm) switch
    {
        (null, _) => null,
        (1, Collective.FoundationSlug) => texts["InvolvedOne"].Value,
        (_, Collective.FoundationSlug) => texts["Involved", members!].Value,
        (1, _) => texts["MembersOne"].Value,
        _ => texts["Members", members!].Value,
    };
}
