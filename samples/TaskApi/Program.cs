using System.CommandLine;
using TaskApi;

var endpointUrl = new Option<Uri?>("--endpoint-url")
{
    Description = "URL of an AWS emulator to use. Without it: an EmbeddedAws in this process, or AWS itself when --region or --profile is given.",
    CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : Refuse(result),
};
var region = new Option<string?>("--region") { Description = "The region of the provider and the consumer. Default: eu-west-1." };
var profile = new Option<string?>("--profile") { Description = "The profile of the AWS credentials." };
var json = new Option<bool>("--json") { Description = "Print one JSON document and nothing else." };

var root = new RootCommand("Builds the Task API behind PrivateLink, sends requests through it, and destroys it.");
foreach (var option in (Option[])[endpointUrl, region, profile, json])
{
    option.Recursive = true;
    root.Add(option);
}

Add("up", "Everything: plan, apply, requests through the endpoint, an empty second plan, destroy.", Commands.UpAsync);
Add("plan", "Shows what an apply would do.", Commands.PlanAsync);
Add("apply", "Plans and applies.", Commands.ApplyAsync);
Add("destroy", "Deletes everything that the stack owns.", Commands.DestroyAsync);
root.SetAction((arguments, stop) => RunAsync(Commands.UpAsync, arguments, stop));

return await root.Parse(args).InvokeAsync();

void Add(string name, string description, Operation operation)
{
    var command = new Command(name, description);
    command.SetAction((arguments, stop) => RunAsync(operation, arguments, stop));
    root.Add(command);
}

async Task<int> RunAsync(Operation operation, ParseResult arguments, CancellationToken stop)
{
    var report = arguments.GetValue(json) ? (Report)new JsonReport(Console.Out, Console.Error) : new ConsoleReport();
    try
    {
        await using var target = await Target.ChooseAsync(arguments.GetValue(endpointUrl), arguments.GetValue(region), arguments.GetValue(profile), stop);
        var success = await operation(target, report, stop);
        report.Finish(success);
        return success ? 0 : 1;
    }
    catch (Exception error) when (error is PrivateLinkKit.PrivateLinkException or Amazon.Runtime.AmazonClientException or HttpRequestException or IOException)
    {
        report.Fail(error);
        return 1;
    }
    catch (TaskCanceledException error) when (!stop.IsCancellationRequested)
    {
        report.Fail(new TimeoutException("The emulator does not answer.", error));
        return 1;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        report.Fail(new OperationCanceledException("Stopped. Existing resources remain; run apply or destroy to continue."));
        return 130;
    }
}

static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
{
    result.AddError($"--endpoint-url '{result.Tokens[0].Value}' is not an http or https URL; write it as http://127.0.0.1:4566.");
    return null;
}
