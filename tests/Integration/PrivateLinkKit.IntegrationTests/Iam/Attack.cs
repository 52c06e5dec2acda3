using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>A call that a role must not be allowed.</summary>
internal sealed record Attack(string Name, IReadOnlyList<AuthorizationRequest> Requests)
{
    private const string Stack = OwnershipTags.StackKey;
    private const string Home = OwnershipTags.HomeKey;
    private const string OtherHome = "999999999999/eu-west-1";

    private static readonly string[] Identifying = [Stack, Home, OwnershipTags.IdKey];

    private static readonly IReadOnlyDictionary<string, string> Ours = new Dictionary<string, string>
    {
        [Stack] = "dogs", [Home] = $"{Shipped.Home}/{TestEnvironment.Region}", [OwnershipTags.IdKey] = "dogs/vpc",
    };

    /// <summary>Returns what a call becomes with resources of others, with tags of others, and as a way to the ownership tags.</summary>
    public static IEnumerable<Attack> From(RecordedCall call) => [.. OnOthers(call), .. TaggedForOthers(call), .. OnOwnershipTags(call)];

    public static Attack Of(string action, string resource, params IEnumerable<(string Key, string Value)> context) => new(
        $"{action} on {resource}",
        [context.Aggregate(new AuthorizationRequest(action, resource), (request, item) => request.With(item.Key, item.Value))]);

    /// <summary>The resource of a call is not the stack's.</summary>
    private static IEnumerable<Attack> OnOthers(RecordedCall call) =>
        from arn in call.Call.Existing.Distinct()
        where !IsJudgedElsewhere(call.Call, arn)
        from tags in IsPermission(arn) ? [("of another home", TagsWith(call, arn, Home, OtherHome))] : Others(call, arn)
        select new Attack($"{call.Call.Action} on {arn} {tags.Name}", [.. call.Where(arn, tags.Tags).Requests(cautious: true)]);

    /// <summary>What a call creates does not get the stack's tags.</summary>
    private static IEnumerable<Attack> TaggedForOthers(RecordedCall call) =>
        from key in call.Call.TaggedOnCreate.Count > 0 || (call.Call.Tags.Count > 0 && call.Call.Existing.Any(IsPermission)) ? new[] { Stack, Home } : []
        from value in key == Home ? [null, OtherHome] : new string?[] { null }
        let tags = With(call.Call.Tags, key, value)
        select new Attack($"{call.Call.Action} with {key}={value}", [.. (call with { Call = call.Call with { Tags = tags } }).Requests(cautious: true)]);

    /// <summary>Tags of ownership given to others, changed on what is owned, or all removed at once.</summary>
    private static IEnumerable<Attack> OnOwnershipTags(RecordedCall call)
    {
        var action = TagActionOf(call.Call.Action);
        foreach (var arn in call.Call.TaggedOnCreate)
        {
            yield return new Attack($"{action} of ownership tags on the foreign {arn}", [new AuthorizationRequest(action, arn).WithRequestTags(Ours)]);
        }

        foreach (var arn in IsTagCall(call.Call) ? call.Call.Existing.Where(arn => !IsPermission(arn)) : [])
        {
            var request = new AuthorizationRequest(call.Call.Action, arn).WithResourceTags(call.Tags[arn]);
            yield return new Attack($"{request.Action} without keys on the owned {arn}", [request]);
            foreach (var key in Identifying.SelectMany(key => new[] { key, key.ToUpperInvariant() }))
            {
                yield return new Attack($"{request.Action} of {key} on the owned {arn}", [request.With("aws:TagKeys", "Name", key)]);
            }
        }
    }

    private static IEnumerable<(string Name, IReadOnlyDictionary<string, string> Tags)> Others(RecordedCall call, string arn) =>
    [
        ("without tags", ApiCall.NoTags),
        ("without stack", TagsWith(call, arn, Stack, null)),
        ("without home", TagsWith(call, arn, Home, null)),
        ("of another home", TagsWith(call, arn, Home, OtherHome)),
    ];

    private static IReadOnlyDictionary<string, string> TagsWith(RecordedCall call, string arn, string key, string? value) =>
        With(call.Tags[arn], key, value);

    private static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> tags, string key, string? value)
    {
        var changed = new Dictionary<string, string>(tags);
        changed.Remove(key);
        if (value is not null)
        {
            changed[key] = value;
        }

        return changed;
    }

    private static bool IsTagCall(ApiCall call) =>
        call.RemovedKeys.Count > 0 || call is { Made: [], TaggedOnCreate: [], Tags.Count: > 0 };

    private static bool IsPermission(string arn) => arn.Contains(":vpc-endpoint-service-permission/", StringComparison.Ordinal);

    /// <summary>Roles have no ownership tags, and the parts of an endpoint can only be those of its own VPC.</summary>
    private static bool IsJudgedElsewhere(ApiCall call, string arn) =>
        call.Action is "sts:AssumeRole" || call.Action.StartsWith("ssm:", StringComparison.Ordinal)
        || (call.Action is "ec2:ModifyVpcEndpoint" && !arn.Contains(":vpc-endpoint/", StringComparison.Ordinal));

    private static string TagActionOf(string action) => action.Split(':')[0] switch
    {
        "ec2" => "ec2:CreateTags",
        "ecs" => "ecs:TagResource",
        _ => "elasticloadbalancing:AddTags",
    };
}
