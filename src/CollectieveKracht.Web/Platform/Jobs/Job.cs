using Quartz;

namespace CollectieveKracht.Web.Platform.Jobs;

/// <summary>Work that is done again and again, by one of the sites on this database at a time.</summary>
/// <param name="Name">Also the key of its words for administrators: "send-mail".</param>
public sealed record Job(string Name)
{
    public JobKey Key => new(Name);
}
