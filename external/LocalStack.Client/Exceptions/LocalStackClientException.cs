namespace LocalStack.Client.Exceptions;

public class LocalStackClientException : Exception
{
    public LocalStackClientException()
    {
    }

    public LocalStackClientException(string message)
        : base(message)
    {
    }

    public LocalStackClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
