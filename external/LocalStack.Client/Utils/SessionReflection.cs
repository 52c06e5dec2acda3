using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using LocalStack.Client.Contracts;
using LocalStack.Client.Exceptions;

namespace LocalStack.Client.Utils;

/// <summary>Reads by reflection what SDK clients do not expose: they keep their service's metadata in a private static field.</summary>
public class SessionReflection : ISessionReflection
{
    public IServiceMetadata ExtractServiceMetadata(Type clientType)
    {
        ArgumentNullException.ThrowIfNull(clientType);
        return clientType.GetField("serviceMetadata", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null) as IServiceMetadata
            ?? throw new InvalidOperationException($"{clientType.FullName} has no service metadata.");
    }

    public ClientConfig CreateClientConfig(Type clientType)
    {
        ArgumentNullException.ThrowIfNull(clientType);
        var taken = clientType.GetConstructors()
            .Select(constructor => constructor.GetParameters())
            .FirstOrDefault(parameters => parameters is [{ Name: "credentials" } credentials, { Name: "clientConfig" }]
            && credentials.ParameterType == typeof(AWSCredentials))
            ?? throw new MisconfiguredClientException($"{clientType.FullName} has no constructor that takes credentials and a configuration.");
        return (ClientConfig)Activator.CreateInstance(taken[1].ParameterType)!;
    }

    public bool SetForcePathStyle(ClientConfig clientConfig, bool value = true)
    {
        ArgumentNullException.ThrowIfNull(clientConfig);
        if (clientConfig.GetType().GetProperty("ForcePathStyle") is not { } property)
        {
            return false;
        }

        property.SetValue(clientConfig, value);
        return true;
    }
}
