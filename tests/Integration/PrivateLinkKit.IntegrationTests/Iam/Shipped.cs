using PrivateLinkKit.IntegrationTests.Changes;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The policies in <c>docs/iam</c>, with the accounts of the tests in place of the placeholders.</summary>
internal static class Shipped
{
    public const string Home = TestEnvironment.Account;

    /// <summary>An account whose zone names mean the same zones as the home's.</summary>
    public const string ConsumerAccount = "444444444446";

    public const string ConsumerRole = $"arn:aws:iam::{ConsumerAccount}:role/privatelinkkit/consumer";

    /// <summary>The placeholder's value.</summary>
    public const string ExternalId = "unique-id-of-this-customer";

    private const string Folder = "docs/iam";
    private const string Records = ":parameter/privatelinkkit/*";
    private const string HomePlaceholder = "111122223333";
    private const string ConsumerPlaceholder = "222222222222";

    /// <summary>Names of all documents.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(RepositoryFile.Find(Folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public static Policy ProviderNetwork { get; } = Load("provider-network");

    public static Policy ProviderWorkload { get; } = Load(
        "provider-workload",
        ("role/orders-execution\"", "role/pull\""),
        ("role/orders-task\"", $"role/work\", \"{Description.Role("other")}\""));

    public static Policy Guard { get; } = Load("guard");

    public static Identity Provider { get; } = new(ProviderNetwork, ProviderWorkload);

    public static Identity Consumer { get; } = new(Load("consumer"));

    /// <summary>The trust policy of <see cref="ConsumerRole"/>.</summary>
    public static Identity ConsumerTrust { get; } = new(Load("consumer-trust"));

    public static Identity Planner { get; } = new(Load("plan"));

    public static Identity Resolver { get; } = new(Load("resolver"));

    /// <summary>The policy for a network that no stack owns, with its ids.</summary>
    public static Policy ExistingNetwork(string vpcId, string[] subnetIds) => Load("existing-network",
        ("vpc/vpc-0123456789abcdef0", $"vpc/{vpcId}"),
        ("subnet/subnet-0123456789abcdef0", $"subnet/{subnetIds[0]}"),
        ("subnet/subnet-0123456789abcdef1", $"subnet/{subnetIds[1]}"));

    /// <summary>The same policies for one stack, narrowed as the page describes.</summary>
    public static Identity OnlyStack(string stack, Identity identity) => new([.. identity.Policies.Select(policy => policy with
    {
        Statements = [.. policy.Statements.Select(statement => statement with
        {
            Conditions = [.. statement.Conditions.Select(condition => condition is { Operator: "StringLike", Values: ["*"] }
                ? new Condition(condition.Operator, condition.Key, [stack]) : condition)],
            Resources = [.. statement.Resources.SelectMany(resource => resource.EndsWith(Records, StringComparison.Ordinal)
                ? [$"{resource[..^2]}/{stack}", $"{resource[..^2]}/{stack}/*"] : new[] { resource })],
        })],
    })]);

    public static string Text(string name) => File.ReadAllText(RepositoryFile.Find($"{Folder}/{name}.json"));

    public static Policy Load(string name, params IEnumerable<(string Placeholder, string Value)> values) =>
        Policy.Parse(name, ((IEnumerable<(string Placeholder, string Value)>)[.. values, (HomePlaceholder, Home), (ConsumerPlaceholder, ConsumerAccount)])
            .Aggregate(Text(name), (text, value) => text.Replace(value.Placeholder, value.Value, StringComparison.Ordinal)));
}
