using System.ComponentModel.DataAnnotations;

namespace CollectieveKracht.Web.Platform.Site;

/// <summary>Who runs the site and where it is found; the section "Site" of the settings.</summary>
public sealed record SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>The public address. Every absolute link is made from it, never from what a request claims.</summary>
    [Required(ErrorMessage = "is missing: give the address that visitors use, such as https://example.org.")]
    public Uri? Address { get; init; }

    [Required(ErrorMessage = "is empty: give the name of the site.")]
    public string Name { get; init; } = "CollectieveKracht";

    [Required(ErrorMessage = "is missing: give the name of the organisation that runs this site.")]
    public string? Operator { get; init; }

    [Required(ErrorMessage = "is missing: give an e-mail address where people reach the organisation.")]
    [EmailAddress(ErrorMessage = "is not an e-mail address.")]
    public string? Contact { get; init; }

    /// <summary>The address without a closing slash: put a path behind it.</summary>
    public string Origin => Address!.GetLeftPart(UriPartial.Authority);

    public bool IsSecure => Address!.Scheme == Uri.UriSchemeHttps;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is null) yield break;

        if (!Address.IsAbsoluteUri || Address.PathAndQuery != "/" || Address.Scheme is not ("http" or "https"))
            yield return Wrong("is not an address of a site: give scheme and host only, such as https://example.org.");
        else if (!IsSecure && !Address.IsLoopback)
            yield return Wrong("must begin with https:// because people sign in here; only localhost may do without.");
    }

    private static ValidationResult Wrong(string message) => new(message, [nameof(Address)]);
}
