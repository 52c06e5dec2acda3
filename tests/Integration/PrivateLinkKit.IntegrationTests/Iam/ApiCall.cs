namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The parts of a call that IAM judges.</summary>
/// <param name="Action">Such as <c>ec2:CreateSubnet</c>.</param>
internal sealed record ApiCall(string Action)
{
    public static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    private static readonly IReadOnlyDictionary<string, string> TagActions = new Dictionary<string, string>
    {
        ["ec2"] = "ec2:CreateTags", ["elasticloadbalancing"] = "elasticloadbalancing:AddTags", ["ecs"] = "ecs:TagResource",
    };

    /// <summary>ARNs of new resources: AWS judges their tags in the request.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    /// <summary>ARNs of existing resources: AWS judges the tags that they have.</summary>
    public IReadOnlyList<string> Existing { get; init; } = [];

    /// <summary>Tags in the request.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTags;

    /// <summary>Keys in the request of tags to remove.</summary>
    public IReadOnlyList<string> RemovedKeys { get; init; } = [];

    /// <summary>Other condition keys, for existing resources.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = NoTags;

    /// <summary>true if AWS judges existing resources with the tags in the request as well.</summary>
    public bool IsJudgedTogether { get; init; }

    /// <summary>ARNs that AWS judges for the tag action of a call that creates something with tags.</summary>
    public IReadOnlyList<string> TaggedOnCreate { get; init; } = [];

    public IReadOnlyList<string> RolesOfTasks { get; init; } = [];

    /// <summary>The service whose service-linked role AWS creates in this call if the account lacks it.</summary>
    public (string Service, string Role)? LinkedRole { get; init; }

    public bool IsChange => Made.Count + Existing.Count > 0;

    /// <param name="tagsOf">The tags of an existing resource before the call.</param>
    /// <param name="cautious">
    /// Adds the request's tags to the parents of new resources: AWS's reference does not list them there, and no policy may rely on that.
    /// </param>
    public IEnumerable<AuthorizationRequest> Requests(Func<string, IReadOnlyDictionary<string, string>> tagsOf, bool cautious = false)
    {
        foreach (var arn in Made)
        {
            yield return new AuthorizationRequest(Action, arn).WithRequestTags(Tags);
        }

        foreach (var arn in Existing)
        {
            var request = new AuthorizationRequest(Action, arn).WithResourceTags(tagsOf(arn));
            request = Keys.Aggregate(request, (with, key) => with.With(key.Key, key.Value));
            request = RemovedKeys.Count > 0 ? request.With("aws:TagKeys", RemovedKeys) : request;
            yield return IsJudgedTogether || cautious ? request.WithRequestTags(Tags) : request;
        }

        if (!IsChange)
        {
            yield return new AuthorizationRequest(Action, AuthorizationRequest.Everything);
        }

        var (service, operation) = Action.Split(':') is [var prefix, var name] ? (prefix, name) : throw new FormatException(Action);
        foreach (var arn in Tags.Count > 0 ? TaggedOnCreate : [])
        {
            yield return new AuthorizationRequest(TagActions[service], arn).WithRequestTags(Tags).WithResourceTags(tagsOf(arn))
                .With($"{service}:CreateAction", operation);
        }

        foreach (var role in RolesOfTasks)
        {
            yield return new AuthorizationRequest("iam:PassRole", role).With("iam:PassedToService", "ecs-tasks.amazonaws.com");
        }

        if (LinkedRole is { } linked)
        {
            yield return new AuthorizationRequest("iam:CreateServiceLinkedRole", linked.Role).With("iam:AWSServiceName", linked.Service);
        }
    }
}
