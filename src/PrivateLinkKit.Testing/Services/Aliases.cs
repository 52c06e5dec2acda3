// Region is also the name of an EC2 shape; in this project it means what an account has in a region.
global using AccountRegion = PrivateLinkKit.Testing.State.AccountRegion;
