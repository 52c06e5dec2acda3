namespace PrivateLinkKit.Testing;

/// <summary>The AWS of a check, for what is done in it by hand.</summary>
public sealed class ConformanceContext
{
    internal ConformanceContext(EmbeddedAws aws, ConformanceSuite suite) => (Aws, Region, AccessKeyId) = (aws, suite.Region, suite.Account);

    /// <summary>The AWS.</summary>
    public EmbeddedAws Aws { get; }

    /// <summary>Address of the API: the service URL of SDK clients.</summary>
    public Uri ServiceUrl => Aws.ServiceUrl;

    /// <summary>The region of the stack's home: the authentication region of SDK clients.</summary>
    public string Region { get; }

    /// <summary>The access key id for calls in the account of the stack's home. The id of another account is a key for that one.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret access key.</summary>
    public string SecretAccessKey { get; } = "embedded";
}
