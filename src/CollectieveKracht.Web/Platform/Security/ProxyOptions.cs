using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CollectieveKracht.Web.Platform.Security;

/// <summary>The machines whose X-Forwarded headers count; the section "Proxy" of the settings. By default there are none.</summary>
public sealed record ProxyOptions : IValidatableObject
{
    public const string Section = "Proxy";

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Ranges such as 172.16.0.0/12, for a proxy that has no fixed address.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var wrong in Addresses.Where(address => !IPAddress.TryParse(address, out _)))
            yield return new($"holds \"{wrong}\", which is not an IP address.", [nameof(Addresses)]);
        foreach (var wrong in Networks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new($"holds \"{wrong}\", which is not a network such as 172.16.0.0/12.", [nameof(Networks)]);
    }
}
