namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>A call with the tags that its existing resources had.</summary>
/// <param name="Actor">The host's account, or the ARN of the role that made the call.</param>
/// <param name="Call">The parts that IAM judges.</param>
/// <param name="Tags">Tags before the call, by ARN.</param>
internal sealed record RecordedCall(string Actor, ApiCall Call, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Tags)
{
    public IEnumerable<AuthorizationRequest> Requests(bool cautious = false) => Call.Requests(TagsOf, cautious);

    /// <summary>The same call on resources with other tags.</summary>
    public RecordedCall Where(string arn, IReadOnlyDictionary<string, string> tags) =>
        this with { Tags = new Dictionary<string, IReadOnlyDictionary<string, string>>(Tags) { [arn] = tags } };

    private IReadOnlyDictionary<string, string> TagsOf(string arn) => Tags.GetValueOrDefault(arn, ApiCall.NoTags);
}
