namespace LocalStack.Client.Exceptions;

public class NotSupportedClientException : LocalStackClientException
{
    public NotSupportedClientException()
    {
    }

    public NotSupportedClientException(string message)
        : base(message)
    {
    }

    public NotSupportedClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
