using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>What IAM judges in each call of the library.</summary>
internal static class ApiCalls
{
    public const string SessionName = "sts:RoleSessionName";

    // The policies grant these on all resources.
    private static readonly string[] ReadPrefixes = ["Describe", "Get", "List"];

    private static readonly IReadOnlyDictionary<string, string> Services = new Dictionary<string, string>
    {
        ["Amazon.EC2.Model"] = "ec2", ["Amazon.ElasticLoadBalancingV2.Model"] = "elasticloadbalancing", ["Amazon.ECS.Model"] = "ecs",
        ["Amazon.SecurityToken.Model"] = "sts", ["Amazon.SimpleSystemsManagement.Model"] = "ssm",
    };

    /// <summary>Actions that are judged by resource.</summary>
    public static IReadOnlyDictionary<string, CallRow> Rows { get; } =
        ((IEnumerable<CallRow>)
        [
            .. Ec2Calls.Rows,
            .. ElbV2Calls.Rows,
            .. EcsCalls.Rows,
            CallRow.Of<AssumeRoleRequest>("sts", (row, call, _) => row with
            {
                Existing = [call.RoleArn],
                Keys = call.ExternalId is null ? new Dictionary<string, string> { [SessionName] = call.RoleSessionName }
                    : new Dictionary<string, string> { [SessionName] = call.RoleSessionName, ["sts:ExternalId"] = call.ExternalId },
            }),
            Parameter<GetParameterRequest>(call => call.Name),
            Parameter<GetParametersByPathRequest>(call => call.Path),
            Parameter<PutParameterRequest>(call => call.Name),
            Parameter<DeleteParameterRequest>(call => call.Name),
        ]).ToDictionary(row => row.Action);

    /// <exception cref="NotSupportedException">Nobody has stated what the action is authorized on.</exception>
    public static ApiCall Of(AmazonWebServiceRequest request, Place place)
    {
        var type = request.GetType();
        var operation = CallRow.OperationOf(type);
        var action = Services.TryGetValue(type.Namespace!, out var service) ? $"{service}:{operation}" : throw new NotSupportedException($"Service of {type}");
        return Rows.TryGetValue(action, out var row) ? row.Read(request, place)
            : Array.Exists(ReadPrefixes, prefix => operation.StartsWith(prefix, StringComparison.Ordinal)) ? new ApiCall(action)
            : throw new NotSupportedException($"{action}: add a row with the resources that it is authorized on.");
    }

    /// <summary>The name of a parameter, or the path asked for, follows <c>parameter</c> with a single slash.</summary>
    private static CallRow Parameter<T>(Func<T, string> name)
        where T : AmazonWebServiceRequest => CallRow.Of<T>("ssm", (row, call, place) => row with
    {
        Existing = [place.Arn("ssm", $"parameter/{name(call).Trim('/')}")],
    });
}
