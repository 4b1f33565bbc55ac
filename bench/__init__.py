"""What is measured, the floors that must hold, the peers."""
