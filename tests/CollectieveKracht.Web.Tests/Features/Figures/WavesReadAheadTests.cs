using System.Data.Common;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Waves that are in memory before anybody looks.</summary>
public sealed class WavesReadAheadTests(PostgresTemplate template) : SiteTest(template)
{
    private readonly AnswersRead _answers = new();

    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services =>
        {
            services.AddHostedService<WavesReadAhead>();
            services.ConfigureDbContext<PlatformDb>(options => options.AddInterceptors(_answers));
        });
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task At_its_start_a_site_reads_the_waves_that_are_published()
    {
        _ = Visitor;

        await _answers.OfAsync("voorbeeld-2025");
    }

    [Fact]
    public async Task A_wave_is_read_when_it_is_published_also_while_nobody_looks()
    {
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (12, "sector:energie challenge:leiderschap")));

        await _answers.OfAsync("peiling-2026");
    }

    [Fact]
    public async Task A_wave_that_cannot_be_read_does_not_keep_others_from_being_read_nor_ends_the_site()
    {
        _answers.Broken = "voorbeeld-2025";
        using var home = await Visitor.GetAsync("/", Cancel);
        await _answers.OfAsync("voorbeeld-2025");

        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (12, "sector:energie challenge:leiderschap")));

        await _answers.OfAsync("peiling-2026");
        Assert.False(Site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    /// <summary>Sees of which waves the answers are read.</summary>
    private sealed class AnswersRead : DbCommandInterceptor
    {
        private readonly Dictionary<string, TaskCompletionSource> _read = [];
        private readonly Lock _lock = new();

        /// <summary>The wave of which reading goes wrong.</summary>
        public string? Broken { get; set; }

        /// <summary>Ends when the answers of a wave are read.</summary>
        public Task OfAsync(string wave) => Of(wave).Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains("FROM counted_answers", StringComparison.Ordinal))
            {
                foreach (DbParameter parameter in command.Parameters)
                {
                    Of($"{parameter.Value}").TrySetResult();
                    if (Equals(parameter.Value, Broken)) throw new InvalidOperationException("This wave cannot be read.");
                }
            }

            return ValueTask.FromResult(result);
        }

        private TaskCompletionSource Of(string wave)
        {
            lock (_lock)
            {
                if (!_read.TryGetValue(wave, out var read)) _read[wave] = read = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return read;
            }
        }
    }
}
