using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>Keeps bytes under a name that we make: on disk, or elsewhere by setting.</summary>
public interface IFileStore
{
    /// <param name="content">From where it stands up to its end.</param>
    Task SaveAsync(string name, Stream content, CancellationToken cancel);

    /// <summary>Null when there is none of that name.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancel);

    /// <summary>Nothing happens when there is none.</summary>
    Task RemoveAsync(string name, CancellationToken cancel);
}

public static class FileStores
{
    public static async Task SaveAsync(this IFileStore store, string name, byte[] content, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(content, writable: false);
        await store.SaveAsync(name, bytes, cancel);
    }
}

/// <summary>Files in a folder of this machine, spread over folders by the beginning of their names.</summary>
public sealed class FolderStore(string folder) : IFileStore
{
    public async Task SaveAsync(string name, Stream content, CancellationToken cancel)
    {
        var path = PathTo(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whoever opens it meanwhile, or finds it after a crash, sees all of it or nothing.
        var half = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = File.Create(half)) await content.CopyToAsync(file, cancel);
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream?>(File.OpenRead(PathTo(name)));
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancel)
    {
        try
        {
            File.Delete(PathTo(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever kept beside it.
        }

        return Task.CompletedTask;
    }

    // The last two signs: those before tell the time, and would put all of one day together.
    private string PathTo(string name) => Path.Combine(folder, name.Split('-', '.')[0][^2..], name);
}

/// <summary>Files in a store that speaks S3, which several sites share.</summary>
public sealed class S3Store(FilesOptions options) : IFileStore, IDisposable
{
    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(options.S3Key, options.S3Secret),
        new AmazonS3Config
        {
            ServiceURL = options.S3Address,
            AuthenticationRegion = options.S3Region,
            // Stores other than Amazon's know no host for each bucket, and not all of them newer checksums.
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(20),
        });

    public Task SaveAsync(string name, Stream content, CancellationToken cancel) => _client.PutObjectAsync(
        new PutObjectRequest { BucketName = options.S3Bucket, Key = name, InputStream = content, AutoCloseStream = false, ContentType = "application/octet-stream", UseChunkEncoding = false }, cancel);

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await _client.GetObjectAsync(options.S3Bucket, name, cancel)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancel) => _client.DeleteObjectAsync(options.S3Bucket, name, cancel);

    public void Dispose() => _client.Dispose();
}
