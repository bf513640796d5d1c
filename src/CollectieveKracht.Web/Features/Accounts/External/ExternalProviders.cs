using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain;

namespace CollectieveKracht.Web.Features.Accounts.External;

/// <summary>The organisations through which people can sign in; the section "SignIn" of the settings. By default there are none.</summary>
public sealed class ExternalProviders : IValidatableObject
{
    public const string Section = "SignIn";

    public IReadOnlyList<ExternalProvider> Providers { get; init; } = [];

    /// <summary>The provider with this key in an address.</summary>
    public ExternalProvider? Find(string? key) => Providers.FirstOrDefault(provider => provider.Key == key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var place = 0; place < Providers.Count; place++)
        {
            var provider = Providers[place];
            ValidationResult Wrong(string setting, string message) => new(message, [$"{nameof(Providers)}:{place}:{setting}"]);

            if (provider.Key.Length == 0 || provider.Name.Length > ExternalProvider.LongestName)
                yield return Wrong(nameof(provider.Name), $"is missing or too long: give the name for the button, of at most {ExternalProvider.LongestName} characters.");
            else if (Find(provider.Key) != provider)
                yield return Wrong(nameof(provider.Name), "is used twice: each organisation needs a name of its own.");
            if (provider.Authority is not { IsAbsoluteUri: true } authority || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
                yield return Wrong(nameof(provider.Authority), "must be an address that begins with https://, such as https://login.example.org.");
            if (string.IsNullOrWhiteSpace(provider.ClientId))
                yield return Wrong(nameof(provider.ClientId), "is missing: the organisation gives it when you register this site there.");
            if (string.IsNullOrWhiteSpace(provider.ClientSecret))
                yield return Wrong(nameof(provider.ClientSecret), "is missing: the organisation gives it when you register this site there.");
        }
    }
}

/// <summary>An organisation that can tell who someone is, by OpenID Connect.</summary>
public sealed class ExternalProvider
{
    public const int LongestName = 60;

    /// <summary>As people know it; on the button.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where its description is found: this address with /.well-known/openid-configuration behind it.</summary>
    public Uri? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>What stands for it in addresses.</summary>
    public string Key => Slug.From(Name);

    public string Scheme => $"external-{Key}";

    /// <summary>Where it sends people back to; to be registered there.</summary>
    public PathString ReturnPath => $"/inloggen/terug/{Key}";
}
