using PrivateLinkKit;
using Spectre.Console;

namespace TaskApi;

/// <summary>Progress bar over the changes, with a line for each finished one; it shows what AWS is still working on.</summary>
internal static class LiveProgress
{
    public static Task<T> ShowAsync<T>(string title, Func<IProgress<ProvisioningEvent>?, Task<T>> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title);
                bar.IsIndeterminate = true;
                var result = await work(new Sink(bar, title));
                bar.Value = bar.MaxValue;
                return result;
            });

    private sealed class Sink(ProgressTask bar, string title) : IProgress<ProvisioningEvent>
    {
        private readonly Lock _gate = new();
        private readonly SortedDictionary<string, string> _waiting = new(StringComparer.Ordinal);

        public void Report(ProvisioningEvent value)
        {
            lock (_gate)
            {
                Show(value);
                (bar.IsIndeterminate, bar.MaxValue, bar.Value) = (false, value.Total, value.Finished);
                bar.Description = Markup.Escape(_waiting.Count == 0 ? title : $"waiting for {string.Join(", ", _waiting.Values)}");
            }
        }

        private void Show(ProvisioningEvent value)
        {
            switch (value)
            {
                case ChangeWaiting wait:
                    _waiting[wait.LogicalId] = $"{wait.LogicalId} to be {wait.Goal} ({wait.State})";
                    break;
                case ChangeDone done:
                    _waiting.Remove(done.LogicalId);
                    AnsiConsole.MarkupLineInterpolated($"[green]{Past(done.Action)}[/] {done.LogicalId} [grey]{done.PhysicalId}[/]");
                    break;
                case ChangeFailed failed:
                    _waiting.Remove(failed.LogicalId);
                    AnsiConsole.MarkupLineInterpolated($"[red]failed[/]  {failed.LogicalId}: {failed.Error.Message}");
                    break;
            }
        }

        private static string Past(ChangeAction action) => action switch
        {
            ChangeAction.Create => "created",
            ChangeAction.Update => "updated",
            ChangeAction.Replace => "replaced",
            _ => "deleted",
        };
    }
}
