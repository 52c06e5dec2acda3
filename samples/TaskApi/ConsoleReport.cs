using PrivateLinkKit;
using Spectre.Console;

namespace TaskApi;

/// <summary>Report for the console, in color where the terminal supports it.</summary>
internal sealed class ConsoleReport : Report
{
    private const int WidthOfAFile = 240;

    private readonly IAnsiConsole _errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public ConsoleReport()
    {
        if (Console.IsOutputRedirected)
        {
            PlainText(AnsiConsole.Console);
        }

        if (Console.IsErrorRedirected)
        {
            PlainText(_errors);
        }
    }

    public override void Begin(string where) => AnsiConsole.MarkupLineInterpolated($"[bold]Task API behind PrivateLink[/] on {where}");

    public override void Plan(Plan plan)
    {
        Heading("Plan");
        AnsiConsole.WriteLine(plan.ToString());
        Calls(plan.Calls);
    }

    public override void Applied(ApplyResult result)
    {
        Calls(result.Calls);
        Heading("Endpoint");
        AnsiConsole.MarkupLineInterpolated($"service  [aqua]{result.ServiceName}[/]");
        foreach (var endpoint in result.Endpoints)
        {
            AnsiConsole.MarkupLineInterpolated($"{endpoint.Consumer}  [aqua]{endpoint.EndpointId}[/] in {endpoint.VpcId}");
            foreach (var name in endpoint.DnsNames)
            {
                AnsiConsole.WriteLine($"  {name}");
            }
        }
    }

    public override void Answer(Uri url, int status, string body)
    {
        Heading($"GET {url.PathAndQuery} -> {status}");
        AnsiConsole.WriteLine(url.ToString());
        AnsiConsole.WriteLine(body);
    }

    public override void RequestsLeftOut(string why) => AnsiConsole.MarkupLineInterpolated($"[yellow]Requests through the endpoint are left out:[/] {why}");

    public override void SecondPlan(Plan plan)
    {
        Heading("Second plan");
        AnsiConsole.WriteLine(plan.ToString());
        Calls(plan.Calls);
    }

    public override void Destroyed(DestroyResult result)
    {
        AnsiConsole.WriteLine($"{result.Outcomes.Count} resources deleted; listeners go with their load balancers.");
        Calls(result.Calls);
    }

    public override void Left(IReadOnlyList<PlannedChange> left) =>
        AnsiConsole.WriteLine(left.Count == 0 ? "Nothing that the stack owned is left."
            : $"Left: {string.Join(", ", left.Select(change => $"{change.LogicalId} ({change.PhysicalId})"))}");

    public override void Finish(bool success) => AnsiConsole.MarkupLine(success ? "[green]Done.[/]" : "[red]Some results were not as expected.[/]");

    public override void Fail(Exception error) => _errors.MarkupLineInterpolated($"[red]{error.Message}[/]");

    public override Task<T> WithProgressAsync<T>(string title, Func<IProgress<ProvisioningEvent>?, Task<T>> work)
    {
        Heading(title);
        return LiveProgress.ShowAsync(title, work);
    }

    private static void PlainText(IAnsiConsole console)
    {
        console.Profile.Capabilities.Ansi = false;
        console.Profile.Width = WidthOfAFile;
    }

    private static void Heading(string text)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.WriteLine($"{Environment.NewLine}== {text}");
        }
        else
        {
            AnsiConsole.Write(new Rule(Markup.Escape(text)) { Justification = Justify.Left });
        }
    }

    private static void Calls(IReadOnlyDictionary<string, int> calls) => AnsiConsole.MarkupLineInterpolated($"[grey]{calls.Values.Sum()} AWS calls[/]");
}
