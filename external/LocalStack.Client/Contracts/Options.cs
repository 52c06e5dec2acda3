using LocalStack.Client.Options;

namespace LocalStack.Client.Contracts;

public interface ISessionOptions
{
    string AwsAccessKeyId { get; }

    string AwsAccessKey { get; }

    string AwsSessionToken { get; }

    string RegionName { get; }
}

public interface IConfigOptions
{
    string LocalStackHost { get; }

    bool UseSsl { get; }

    bool UseLegacyPorts { get; }

    int EdgePort { get; }
}

public interface ILocalStackOptions
{
    bool UseLocalStack { get; }

    SessionOptions Session { get; }

    ConfigOptions Config { get; }
}
