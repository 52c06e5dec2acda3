// Region is also the name of an EC2 shape; in this project it means what an account has in a region.
global using Region = PrivateLinkKit.Testing.State.Region;
