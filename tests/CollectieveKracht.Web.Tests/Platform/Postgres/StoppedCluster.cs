using System.Diagnostics;
using CollectieveKracht.Web.Platform.Postgres;

namespace CollectieveKracht.Web.Tests.Platform.Postgres;

/// <summary>A cluster that was made and stopped once, for tests to copy: making one takes seconds.</summary>
public sealed class StoppedCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ck-cluster-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var server = await PrivatePostgres.StartAsync(new(_folder), _ => { });
        await server.EnsureDatabaseAsync("platform");
    }

    public async Task CopyToAsync(string folder)
    {
        using var copy = Process.Start("cp", ["--archive", $"{_folder}/.", folder]);
        await copy.WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
