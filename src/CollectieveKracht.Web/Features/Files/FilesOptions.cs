using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>Where pictures and documents are kept; the section "Files" of the settings.</summary>
public sealed record FilesOptions : IValidatableObject
{
    public const string Section = "Files";

    /// <summary>A folder of this machine; from the site's own folder when it is not a whole path.</summary>
    public string Folder { get; init; } = "files";

    /// <summary>The address of a store that speaks S3, for more than one site; without it files are kept in the folder.</summary>
    public string? S3Address { get; init; }

    public string? S3Bucket { get; init; }

    [Secret]
    public string? S3Key { get; init; }

    [Secret]
    public string? S3Secret { get; init; }

    /// <summary>For stores that ask for one.</summary>
    public string S3Region { get; init; } = "us-east-1";

    public bool IsInS3 => S3Address is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsInS3) yield break;

        if (!Uri.TryCreate(S3Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new("is not the address of a store, such as https://s3.example.org.", [nameof(S3Address)]);
        foreach (var (name, value) in new[] { (nameof(S3Bucket), S3Bucket), (nameof(S3Key), S3Key), (nameof(S3Secret), S3Secret) })
        {
            if (value is not { Length: > 0 }) yield return new("is missing: it belongs to Files:S3Address.", [name]);
        }
    }
}
