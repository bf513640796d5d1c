using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>The pages on which people do something for the platform, in the order of their menu.</summary>
public static class AdministrationPages
{
    private static readonly (string Path, string Key, Func<SignedInPerson, bool> IsFor)[] All =
    [
        ("/moderatie", "Queue", person => person.Is(Role.Moderator)),
        ("/beheer/redenen", "Reasons", person => person.Is(Role.Moderator)),
        ("/beheer/mensen", "People", IsAdministrator),
        ("/beheer/collectieven", "Decisions", person => person.Decides),
        ("/beheer/uitdagingen", "Challenges", IsCurator),
        ("/beheer/kenmerken", "Terms", IsAdministrator),
        ("/beheer/peilingen", "Waves", IsAdministrator),
        ("/beheer/synoniemen", "Synonyms", IsCurator),
        ("/beheer/zoekvragen", "Unanswered", IsCurator),
        ("/beheer/herzien", "Due", IsCurator),
        ("/beheer/netwerken", "Verifiers", IsAdministrator),
        ("/moderatie/logboek", "Log", person => person.Is(Role.Moderator) || person.Is(Role.Administrator)),
        ("/beheer/taken", "Tasks", IsAdministrator),
        ("/beheer/post", "Post", IsAdministrator),
        ("/beheer/instellingen", "Settings", IsAdministrator),
    ];

    /// <summary>Those that this person may use, with the end of the key of its name.</summary>
    public static IEnumerable<(string Path, string Key)> For(SignedInPerson? person) =>
        All.Where(page => person is not null && page.IsFor(person)).Select(page => (page.Path, page.Key));

    private static bool IsCurator(SignedInPerson person) => person.Is(Role.Moderator) || person.Is(Role.Administrator);

    private static bool IsAdministrator(SignedInPerson person) => person.Is(Role.Administrator);
}
