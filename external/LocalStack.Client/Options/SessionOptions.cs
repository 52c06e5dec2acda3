using LocalStack.Client.Contracts;
using LocalStack.Client.Models;

namespace LocalStack.Client.Options;

public class SessionOptions : ISessionOptions
{
    public SessionOptions()
        : this(Constants.AwsAccessKeyId)
    {
    }

    public SessionOptions(
        string awsAccessKeyId = Constants.AwsAccessKeyId,
        string awsAccessKey = Constants.AwsAccessKey,
        string awsSessionToken = Constants.AwsSessionToken,
        string regionName = Constants.RegionName)
    {
        AwsAccessKeyId = awsAccessKeyId;
        AwsAccessKey = awsAccessKey;
        AwsSessionToken = awsSessionToken;
        RegionName = regionName;
    }

    public string AwsAccessKeyId { get; private set; }

    public string AwsAccessKey { get; private set; }

    public string AwsSessionToken { get; private set; }

    public string RegionName { get; private set; }
}
