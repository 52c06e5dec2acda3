using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>A call that a client is going to make. In values, <c>{label}</c> stands for the id that the step of that label has made.</summary>
/// <param name="Label">The name of what it makes.</param>
/// <param name="Account">Who calls.</param>
/// <param name="Action">The service and the operation, as IAM names them.</param>
/// <param name="Parameters">By wire names.</param>
internal sealed partial record Step(string Label, string Account, string Action, WireObject Parameters)
{
    /// <summary>true if the answer contains new ids, and no unknown ones.</summary>
    public bool Makes => Operation.StartsWith("Create", StringComparison.Ordinal)
        || Operation.StartsWith("Authorize", StringComparison.Ordinal)
        || Operation is "ModifyVpcEndpointServicePermissions";

    public bool OnlyReads => Operation.StartsWith("Describe", StringComparison.Ordinal) || Operation.StartsWith("List", StringComparison.Ordinal);

    /// <summary>Id prefix of the created resource, if other steps refer to it.</summary>
    public string? MadePrefix => Operation switch
    {
        "CreateVpc" => "vpc-0",
        "CreateSubnet" => "subnet-0",
        "CreateSecurityGroup" => "sg-0",
        "CreateVpcEndpointServiceConfiguration" => "vpce-svc-0",
        "CreateVpcEndpoint" => "vpce-0",
        _ => null,
    };

    private string Operation => Action.Split(':')[1];

    public ForgedRequest ToRequest(Names names)
    {
        var api = Models.All.Single(api => api.Facts.Signing == Action.Split(':')[0]);
        var operation = api.Operations.Single(operation => operation.Name == Operation);
        return ForgedRequest.Of(api, operation, (WireObject)Resolve(Parameters, names), Account);
    }

    public override string ToString() => $"{Label} {Account} {Action} {ParameterText.Of(Parameters)}";

    private static WireValue Resolve(WireValue value, Names names)
    {
        switch (value)
        {
            case WireObject members:
                var resolved = new WireObject();
                foreach (var (name, member) in members)
                {
                    resolved.Add(name, Resolve(member, names));
                }

                return resolved;
            case WireList items:
                var list = new WireList();
                foreach (var (index, item) in items)
                {
                    list.Add(index, Resolve(item, names));
                }

                return list;
            case WireText text:
                return new WireText(Placeholder().Replace(text.Value, match => names.IdOf(match.Groups[1].Value)));
            default:
                return value;
        }
    }

    [GeneratedRegex("""\{([\w-]+)\}""")]
    private static partial Regex Placeholder();
}
