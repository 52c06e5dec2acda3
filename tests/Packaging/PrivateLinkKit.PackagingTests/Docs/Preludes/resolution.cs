global using Microsoft.Extensions.Primitives;

static partial class Prelude
{
    public static EndpointResolver resolver => null!;
}
