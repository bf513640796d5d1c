using System.Collections.Concurrent;
using CollectieveKracht.Web.Features.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollectieveKracht.Web.Tests.Features.Files;

/// <summary>Each place where files can be kept does the same.</summary>
[Trait("Trust", "T18")]
public sealed class FileStoreTests : IAsyncLifetime
{
    private const string Name = "019b000000007000800000000000abcd-480.webp";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bestanden-{Guid.NewGuid():N}");
    private readonly S3Server _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("S3")]
    public async Task What_is_kept_is_given_back_until_it_is_removed(string where)
    {
        var store = where == "S3" ? (IFileStore)new S3Store(_server.Settings) : new FolderStore(_folder);
        byte[] content = [1, 2, 3, 0, 255];

        var before = await store.OpenAsync(Name, Cancel);
        await store.SaveAsync(Name, content, Cancel);
        await using var kept = (await store.OpenAsync(Name, Cancel))!;
        using var read = new MemoryStream();
        await kept.CopyToAsync(read, Cancel);
        await store.RemoveAsync(Name, Cancel);
        await store.RemoveAsync(Name, Cancel);

        Assert.Null(before);
        Assert.Equal(content, read.ToArray());
        Assert.Null(await store.OpenAsync(Name, Cancel));
    }

    [Fact]
    public async Task Requests_to_a_store_are_signed_and_name_the_bucket()
    {
        using var store = new S3Store(_server.Settings);

        await store.SaveAsync(Name, [1], Cancel);

        Assert.All(_server.Requests, request => Assert.StartsWith("AWS4-HMAC-SHA256 Credential=sleutel/", request.Authorization, StringComparison.Ordinal));
        Assert.Equal([$"PUT /bestanden-proef/{Name}"], _server.Requests.Select(request => request.Line));
    }

    /// <summary>As much of the protocol as keeps files: objects in a bucket, by PUT, GET and DELETE.</summary>
    private sealed class S3Server : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, byte[]> _objects = new();
        private readonly WebApplication _app;

        public S3Server()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(AnswerAsync);
        }

        public ConcurrentQueue<(string Line, string Authorization)> Requests { get; } = new();

        public FilesOptions Settings => new() { S3Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(), S3Bucket = "bestanden-proef", S3Key = "sleutel", S3Secret = "geheim" };

        public Task StartAsync() => _app.StartAsync(Cancel);

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            var (request, response) = (context.Request, context.Response);
            Requests.Enqueue(($"{request.Method} {request.Path}", request.Headers.Authorization.ToString()));
            if (request.Method == "PUT")
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                _objects[request.Path] = body.ToArray();
                response.Headers.ETag = "\"1\"";
            }
            else if (request.Method == "DELETE")
            {
                _objects.TryRemove(request.Path, out _);
                response.StatusCode = 204;
            }
            else if (_objects.TryGetValue(request.Path, out var content)) await response.Body.WriteAsync(content);
            else
            {
                response.StatusCode = 404;
                await response.WriteAsync("<Error><Code>NoSuchKey</Code></Error>");
            }
        }
    }
}
