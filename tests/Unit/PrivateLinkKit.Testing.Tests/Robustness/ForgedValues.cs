using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Parameters from a model: plausible values, most of them valid for their member, so that many of the calls are executed.</summary>
internal sealed class ForgedValues(Random random, KnownNames known)
{
    private const int Deepest = 6;

    private static readonly string[] Blocks = ["10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/26", "10.100.100.0/26", "10.100.100.64/28", "0.0.0.0/0",
        "192.168.0.0/20", "fd00::/64"];
    private static readonly string[] Others = ["1", "true", "ipv4", "default", "10.100.100.130", "256", "traffic-port", "eu-west-1a", "/", "200", "all",
        "Name", "LATEST"];
    private static readonly int[] Numbers = [1, 1, 2, 2, 5, 10, 30, 80, 80, 100, 443, 8080, 0, -1, 1001, 65536, int.MaxValue];

    private static readonly (string In, string[] Choices)[] ByName =
    [
        ("cidr", Blocks),
        ("principal", ["arn:aws:iam::222222222222:root", "arn:aws:iam::111111111111:role/app", "*"]),
        ("rolearn", ["arn:aws:iam::111111111111:role/app"]),
        ("cluster", ["default", "other"]),
        ("family", ["who", "other"]),
        ("taskdefinition", ["who", "other:1"]),
        ("image", [Network.Chain.Image]),
        ("cpu", ["256"]),
        ("memory", ["512"]),
        ("protocol", ["tcp", "TCP", "HTTP", "-1"]),
        ("zone", ["eu-west-1a", "eu-west-1b", "euw1-az1"]),
        ("token", ["token-1", "token-2"]),
        ("name", ["who", "nlb", "alb", "a", "b", "c", "deletion_protection.enabled", "vpc-id"]),
        ("key", ["Name", "a", "b", "deregistration_delay.timeout_seconds"]),
        ("value", ["x", "y", "true", "10"]),
    ];

    /// <summary>Members that were refused because nothing emulates them: rarely worth another try.</summary>
    public HashSet<string> Avoided { get; } = [];

    public WireObject Structure(Api api, Structure shape, string operation, int depth = 0)
    {
        var result = new WireObject();
        foreach (var member in shape.Members)
        {
            if (member.Name != "DryRun" && depth < Deepest && IsWanted(member, operation, depth))
            {
                result.Add(member.RequestName(api.Protocol), Value(api, member.Name, member.Type, operation, depth));
            }
        }

        return result;
    }

    private bool IsWanted(Member member, string operation, int depth) =>
        member.IsRequired || random.NextDouble() < (Avoided.Contains($"{operation}.{member.Name}") ? 0.01 : depth == 0 ? 0.25 : 0.5);

    private WireValue Value(Api api, string name, TypeRef type, string operation, int depth) => type switch
    {
        Primitive { Kind: PrimitiveKind.Boolean } => new WireBool(random.Next(2) == 0),
        Primitive { Kind: PrimitiveKind.String or PrimitiveKind.Blob } => new WireText(Text(name)),
        Primitive { Kind: PrimitiveKind.Document } => new WireObject(),
        Primitive => new WireNumber(Pick(Numbers)),
        ListType list => List(api, name, list, operation, depth),
        MapType map => new WireObject { { "a", Value(api, name, map.Value, operation, depth) } },
        ShapeType shape => api.Shape(shape.Name) switch
        {
            Enumeration { Values: [_, ..] values } => new WireText(Pick(values)),
            Structure structure => Structure(api, structure, operation, depth + 1),
            _ => new WireText(Text(name)),
        },
        _ => new WireObject(),
    };

    private WireList List(Api api, string name, ListType list, string operation, int depth)
    {
        var result = new WireList();
        for (var left = random.Next(1, 3); left > 0; left--)
        {
            result.Add(Value(api, name, list.Item, operation, depth));
        }

        return result;
    }

    private string Text(string name)
    {
        var lower = name.ToLowerInvariant();
        if (known.For(lower) is [_, ..] candidates && random.Next(10) > 0)
        {
            return Pick(candidates);
        }

        foreach (var (part, choices) in ByName)
        {
            if (lower.Contains(part, StringComparison.Ordinal))
            {
                return Pick(choices);
            }
        }

        return Pick(Others);
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
