namespace CollectieveKracht.Domain.Accounts;

/// <summary>What a person may do on the platform beyond taking part.</summary>
public enum Role
{
    /// <summary>Runs the platform: accounts, vocabulary, imports, jobs.</summary>
    Administrator,

    /// <summary>Decides on what others submit.</summary>
    Moderator,

    /// <summary>Sees figures in full, also of small groups.</summary>
    Analyst,
}

public static class Roles
{
    /// <summary>Whether who has this role signs in with a second factor before they can do anything of it.</summary>
    public static bool NeedsSecondFactor(this Role role) => role is Role.Administrator or Role.Moderator;
}
