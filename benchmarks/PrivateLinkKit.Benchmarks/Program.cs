using System.CommandLine;
using PrivateLinkKit.Benchmarks;
using PrivateLinkKit.Benchmarks.Edge;

if (args is [AwsProcess.Serve or AwsProcess.Idle])
{
    await AwsProcess.RunAsync(args[0]);
    return 0;
}

var only = new Option<string[]>("--only") { Description = "Measure only these sections.", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong([.. Runs.All.Select(run => run.Name)]);
var quick = new Option<bool>("--quick") { Description = "Run briefly as a check, without writing the page." };
var output = new Option<string>("--output") { Description = "The page to write.", DefaultValueFactory = _ => "docs/benchmarks.md" };

var command = new RootCommand("Measures PrivateLinkKit and writes a page of Markdown tables.") { only, quick, output };
command.SetAction(async parsed =>
{
    var settings = new RunSettings(parsed.GetValue(quick));
    var (chosen, path) = (parsed.GetValue(only) ?? [], parsed.GetValue(output)!);
    foreach (var run in Runs.All.Where(run => chosen.Length == 0 || chosen.Contains(run.Name)))
    {
        var section = BenchmarkPage.Section(run, await run.RunAsync(settings), TimeProvider.System.GetUtcNow());
        Console.WriteLine($"{section}\n");
        if (!settings.Quick)
        {
            var page = BenchmarkPage.Read(path);
            page.Set(run, section);
            page.Write(path);
        }
    }
});
return await command.Parse(args).InvokeAsync();
