namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>One key of a statement's conditions. Operators and keys that the shipped policies do not use are refused.</summary>
internal sealed record Condition
{
    private const string IfExists = nameof(IfExists);
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";

    private static readonly string[] Keys =
    [
        "aws:RequestTag/privatelinkkit:stack", "aws:RequestTag/privatelinkkit:home",
        "aws:ResourceTag/privatelinkkit:stack", "aws:ResourceTag/privatelinkkit:home",
        "aws:TagKeys", "ec2:CreateAction", "elasticloadbalancing:CreateAction", "ecs:CreateAction",
        "iam:PassedToService", "iam:AWSServiceName", "aws:PrincipalArn", "sts:ExternalId", "sts:RoleSessionName",
    ];

    private readonly bool _isOptional;
    private readonly bool _isNegated;
    private readonly Func<string, string, bool>? _equals;

    /// <exception cref="NotSupportedException">The operator, the key or a value is of no known form.</exception>
    public Condition(string @operator, string key, IReadOnlyList<string> values)
    {
        (Operator, Key, Values) = (@operator, key, values);
        if (!Keys.Contains(key))
        {
            throw new NotSupportedException($"Condition key {key}");
        }

        if (values.FirstOrDefault(value => value.Contains("${", StringComparison.Ordinal)) is { } variable)
        {
            throw new NotSupportedException($"Policy variable in {variable}");
        }

        var name = @operator.Split(':')[^1];
        _isOptional = name.EndsWith(IfExists, StringComparison.Ordinal);
        (bool, Func<string, string, bool>?) meaning = (_isOptional ? name[..^IfExists.Length] : name) switch
        {
            "Null" when @operator is "Null" => (false, null),
            "StringEquals" => (false, (pattern, value) => pattern == value),
            "StringEqualsIgnoreCase" => (false, (pattern, value) => pattern.Equals(value, StringComparison.OrdinalIgnoreCase)),
            "StringNotEqualsIgnoreCase" => (true, (pattern, value) => pattern.Equals(value, StringComparison.OrdinalIgnoreCase)),
            "StringLike" => (false, (pattern, value) => Wildcard.Matches(pattern, value)),
            "ArnNotLike" => (true, IsArnLike),
            _ => throw new NotSupportedException($"Condition operator {@operator}"),
        };
        (_isNegated, _equals) = meaning;
    }

    public string Operator { get; }

    public string Key { get; }

    public IReadOnlyList<string> Values { get; }

    public bool IsMet(AuthorizationRequest request)
    {
        var present = request.Context.TryGetValue(Key, out var found) && found.Length > 0;
        if (_equals is null)
        {
            return Values.All(value => value == (present ? "false" : "true"));
        }

        if (Operator.StartsWith(ForAll, StringComparison.Ordinal))
        {
            return !present || found.All(Holds);
        }

        if (Operator.StartsWith(ForAny, StringComparison.Ordinal))
        {
            return present && found.Any(Holds);
        }

        return present
            ? found.Length == 1 ? Holds(found[0]) : throw new NotSupportedException($"{Key} has several values: {Operator} needs ForAllValues or ForAnyValue.")
            : _isNegated || _isOptional;
    }

    public override string ToString() => $"{Operator} {Key}";

    private bool Holds(string value) => Values.Any(pattern => _equals!(pattern, value)) != _isNegated;

    /// <summary>Compares the six parts of an ARN one by one.</summary>
    private static bool IsArnLike(string pattern, string arn)
    {
        var (patterns, parts) = (pattern.Split(':', 6), arn.Split(':', 6));
        return patterns.Length == parts.Length
            && patterns.Zip(parts).All(part => Wildcard.Matches(part.First, part.Second));
    }
}
