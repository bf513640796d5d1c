namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>What is known of who is asking, beside id, name and roles. Made anew from the database for each request.</summary>
public static class PersonClaims
{
    /// <summary>Which of the person's sessions this is.</summary>
    public const string Session = "session";

    public const string Theme = "theme";

    /// <summary>Present when the person showed two factors.</summary>
    public const string SecondFactor = "second-factor";

    /// <summary>Present when the person verifies collectives for a network.</summary>
    public const string Verifier = "verifier";

    /// <summary>A role that can do nothing until its person signs in with a second factor.</summary>
    public const string WaitingRole = "waiting-role";
}
