using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>The ids and ARNs returned so far, by the name of a parameter that accepts them.</summary>
internal sealed partial class KnownNames
{
    private static readonly (string In, string[] Prefixes)[] Kinds =
    [
        ("loadbalancerarn", ["arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/"]),
        ("targetgrouparn", ["arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/"]),
        ("listenerarn", ["arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/"]),
        ("rulearn", ["arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener-rule/"]),
        ("resourcearn", ["arn:aws:elasticloadbalancing:", "arn:aws:ecs:"]),
        ("task", ["arn:aws:ecs:eu-west-1:111111111111:task/"]),
        ("servicename", ["com.amazonaws.vpce."]),
        ("endpointservice", ["vpce-svc-"]),
        ("serviceid", ["vpce-svc-"]),
        ("endpointid", ["vpce-0"]),
        ("vpc", ["vpc-0"]),
        ("subnet", ["subnet-"]),
        ("ruleid", ["sgr-"]),
        ("group", ["sg-"]),
        ("networkinterface", ["eni-"]),
        ("allocation", ["eipalloc-"]),
        ("association", ["rtbassoc-", "eipassoc-"]),
        ("internetgateway", ["igw-"]),
        ("gatewayid", ["igw-", "nat-"]),
        ("routetable", ["rtb-"]),
        ("instance", ["i-0"]),
        ("imageid", ["ami-0"]),
        ("acl", ["acl-"]),
        ("resource", ["vpc-0", "sg-", "subnet-", "vpce-"]),
    ];

    private readonly List<string> _names = [];
    private readonly HashSet<string> _seen = [];

    public void Learn(string answer)
    {
        foreach (Match name in Name().Matches(answer))
        {
            if (_seen.Add(name.Value))
            {
                _names.Add(name.Value);
            }
        }
    }

    /// <param name="parameter">In lower case.</param>
    public IReadOnlyList<string> For(string parameter)
    {
        foreach (var (part, prefixes) in Kinds)
        {
            if (parameter.Contains(part, StringComparison.Ordinal))
            {
                return [.. _names.Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))];
            }
        }

        return [];
    }

    [GeneratedRegex("""arn:aws:[^<"\s,]+|com\.amazonaws\.vpce\.[^<"\s]+|\b[a-z]+(?:-[a-z]+)*-0[0-9a-f]{16}\b""")]
    private static partial Regex Name();
}
