using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace LocalStack.Client.Contracts;

public interface ISessionReflection
{
    IServiceMetadata ExtractServiceMetadata(Type clientType);

    ClientConfig CreateClientConfig(Type clientType);

    bool SetForcePathStyle(ClientConfig clientConfig, bool value = true);
}
