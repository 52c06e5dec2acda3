using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit;

namespace TaskApi;

/// <summary>Report as one JSON document, written at the end.</summary>
internal sealed class JsonReport(TextWriter output, TextWriter errors) : Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _document = [];
    private readonly JsonObject _calls = [];
    private readonly JsonArray _answers = [];

    public override void Begin(string where) => _document["target"] = where;

    public override void Plan(Plan plan)
    {
        _calls["plan"] = plan.Calls.Values.Sum();
        _document["plan"] = JsonNode.Parse(plan.ToJson());
    }

    public override void Applied(ApplyResult result)
    {
        _calls["apply"] = result.Calls.Values.Sum();
        _document["serviceName"] = result.ServiceName;
        _document["endpoints"] = new JsonArray([.. result.Endpoints.Select(endpoint => new JsonObject
        {
            ["consumer"] = endpoint.Consumer,
            ["id"] = endpoint.EndpointId,
            ["vpcId"] = endpoint.VpcId,
            ["dnsNames"] = new JsonArray([.. endpoint.DnsNames.Select(name => JsonValue.Create(name))]),
        })]);
        _document["changes"] = Outcomes(result.Outcomes);
    }

    public override void Answer(Uri url, int status, string body)
    {
        _document["answers"] ??= _answers;
        _answers.Add(new JsonObject { ["url"] = url.ToString(), ["status"] = status, ["body"] = body });
    }

    public override void RequestsLeftOut(string why) => _document["requestsLeftOut"] = why;

    public override void SecondPlan(Plan plan)
    {
        _calls["secondPlan"] = plan.Calls.Values.Sum();
        _document["secondPlanIsEmpty"] = plan.IsEmpty;
    }

    public override void Destroyed(DestroyResult result)
    {
        _calls["destroy"] = result.Calls.Values.Sum();
        _document["destroyed"] = Outcomes(result.Outcomes);
    }

    public override void Left(IReadOnlyList<PlannedChange> left) => _document["left"] = new JsonArray(
        [.. left.Select(change => JsonValue.Create(change.LogicalId))]);

    public override void Finish(bool success)
    {
        _document["calls"] = _calls;
        _document["success"] = success;
        output.WriteLine(_document.ToJsonString(Indented));
    }

    public override void Fail(Exception error)
    {
        _document["error"] = error.Message;
        errors.WriteLine(error.Message);
        Finish(success: false);
    }

    public override Task<T> WithProgressAsync<T>(string title, Func<IProgress<ProvisioningEvent>?, Task<T>> work) => work(null);

    private static JsonArray Outcomes(IReadOnlyList<ChangeOutcome> outcomes) => new([.. outcomes.Select(outcome => new JsonObject
    {
        ["logicalId"] = outcome.LogicalId,
        ["resourceType"] = outcome.ResourceType,
        ["action"] = outcome.Action.ToString(),
        ["status"] = outcome.Status.ToString(),
        ["physicalId"] = outcome.PhysicalId,
    })]);
}
