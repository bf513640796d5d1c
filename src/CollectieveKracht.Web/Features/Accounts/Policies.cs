namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>The names of the permissions that a page or endpoint asks for, beyond being signed in.</summary>
public static class Policies
{
    /// <summary>Runs the platform: accounts, vocabulary, jobs. The role "administrator".</summary>
    public const string Administrator = "Administrator";

    /// <summary>Keeps challenges, synonyms and knowledge in order. The role "moderator" or "administrator".</summary>
    public const string Curator = "Curator";

    /// <summary>Decides on what others submit. The role "moderator".</summary>
    public const string Moderator = "Moderator";

    /// <summary>Sees figures of the survey in full, once the terms are accepted. The role "analyst".</summary>
    public const string Analyst = "Analyst";

    /// <summary>Reads what was done by whom. Either of the two roles; what they may see differs.</summary>
    public const string LogReader = "LogReader";
}
