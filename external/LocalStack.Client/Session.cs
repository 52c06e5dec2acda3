using Amazon;
using Amazon.Runtime;
using LocalStack.Client.Contracts;
using LocalStack.Client.Exceptions;

namespace LocalStack.Client;

/// <summary>
/// Creates SDK clients for one emulator. Without <c>useServiceUrl</c> a client keeps AWS's own endpoint names and region, and uses the
/// emulator as its HTTP proxy; with it, the emulator is its service URL and it has no region.
/// </summary>
public class Session(ISessionOptions sessionOptions, IConfig config, ISessionReflection sessionReflection) : ISession
{
    public TClient CreateClientByImplementation<TClient>(bool useServiceUrl = false)
        where TClient : AmazonServiceClient =>
        (TClient)CreateClientByImplementation(typeof(TClient), useServiceUrl);

    public AmazonServiceClient CreateClientByImplementation(Type implType, bool useServiceUrl = false)
    {
        ArgumentNullException.ThrowIfNull(implType);
        if (!useServiceUrl && string.IsNullOrWhiteSpace(sessionOptions.RegionName))
        {
            throw new MisconfiguredClientException("A client of AWS's own endpoints needs a region; the session names none.");
        }

        var serviceId = sessionReflection.ExtractServiceMetadata(implType).ServiceId;
        var endpoint = config.GetAwsServiceEndpoint(serviceId) ?? throw new NotSupportedClientException($"The emulator has no {serviceId}.");
        var clientConfig = sessionReflection.CreateClientConfig(implType);
        clientConfig.UseHttp = !config.GetConfigOptions().UseSsl;
        sessionReflection.SetForcePathStyle(clientConfig);
        clientConfig.ProxyHost = endpoint.Host;
        clientConfig.ProxyPort = endpoint.Port;
        if (useServiceUrl)
        {
            clientConfig.ServiceURL = endpoint.ServiceUrl.AbsoluteUri;
        }
        else
        {
            clientConfig.RegionEndpoint = RegionEndpoint.GetBySystemName(sessionOptions.RegionName);
        }

        var credentials = new SessionAWSCredentials(sessionOptions.AwsAccessKeyId, sessionOptions.AwsAccessKey, sessionOptions.AwsSessionToken);
        return (AmazonServiceClient)Activator.CreateInstance(implType, credentials, clientConfig)!;
    }

    public AmazonServiceClient CreateClientByInterface<TClient>(bool useServiceUrl = false)
        where TClient : IAmazonService =>
        CreateClientByInterface(typeof(TClient), useServiceUrl);

    public AmazonServiceClient CreateClientByInterface(Type serviceInterfaceType, bool useServiceUrl = false)
    {
        ArgumentNullException.ThrowIfNull(serviceInterfaceType);
        var name = $"{serviceInterfaceType.Namespace}.{serviceInterfaceType.Name[1..]}Client";
        var implementation = serviceInterfaceType.Assembly.GetType(name)
            ?? throw new AmazonClientException($"There is no client {name} for {serviceInterfaceType.FullName}.");
        return CreateClientByImplementation(implementation, useServiceUrl);
    }
}
